"""The program as its script starts it, where no network is to be had, run by the tests."""

from __future__ import annotations

from netjournal.__main__ import main
from tests.offline import forbid

if __name__ == "__main__":
    forbid()
    main()
