"""Other programs' formats, in and out, and telling them apart. It touches no journal file."""
