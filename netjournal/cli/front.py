"""The outermost function of the commands: from the shell's words to an exit code.

Errors become a sentence here, and nothing of the journal ever stands in one.
"""

from __future__ import annotations

from collections.abc import Sequence

from netjournal.cli import out
from netjournal.cli.options import HELP, JOURNAL, KEEP_IN, OUT, VERSION
from netjournal.cli.parse import Call, parse
from netjournal.cli.without import without
from netjournal.errors import NetjournalError

_PATHS = frozenset((JOURNAL.name, OUT.name, KEEP_IN.name))
INTERRUPTED = 130
FAILED = 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0, 1 (nothing found, refused) or 2."""
    out.prepare()
    code = _guarded(arguments)
    try:
        out.flush()
    except NetjournalError as error:
        out.tell_error(error)
        return error.exit_code
    return code


def _guarded(arguments: Sequence[str]) -> int:
    try:
        return _run(_legible(parse(arguments)))
    except NetjournalError as error:
        out.tell_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        out.tell("")
        return INTERRUPTED
    except Exception as problem:  # noqa: BLE001 (the outermost: no trace shows anybody's notes)
        out.tell(f"netjournal failed, {_named(problem)}. What was saved is safe.")
        return FAILED


def _run(call: Call) -> int:
    if call.has(HELP):
        # Whoever wants to know waits for it; nobody else does.
        from netjournal.cli import help as words

        out.say_all(words.of_verb(call.verb) if call.verb else words.overview())
        return 0
    if call.has(VERSION):
        from netjournal import __version__

        out.say(f"netjournal {__version__}")
        return 0
    # It takes from there only what is in `typing` too.
    with without("typing_extensions"):
        import msgspec  # noqa: F401 (imported for everybody after it)
    name = call.verb.module if call.verb else "app"
    # `importlib` would cost as much as a command of ours.
    module = __import__(f"netjournal.cli.commands.{name}", fromlist=["run"])
    code: int = module.run(call)
    return code


def _legible(call: Call) -> Call:
    """Read words that are not UTF-8 as an old system meant them; a file's name stays as it is."""
    words = call.words
    if call.verb is None or not call.verb.files:
        words = tuple(map(_whole, words))
    options = ((name, one if name in _PATHS else _whole(one)) for name, one in call.options)
    return call._replace(words=words, options=tuple(options))


def _whole(word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError:
        raw = word.encode("utf-8", "surrogateescape")
    else:
        return word
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _named(problem: BaseException) -> str:
    """Name an error and the line it came from, without its words: they may be somebody's."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        where = f" at line {trace.tb_lineno} of {'/'.join(path.split('/')[-2:])}"
    return f"{type(problem).__name__}{where}"
