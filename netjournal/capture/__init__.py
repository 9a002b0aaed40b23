"""One plain line into a draft, and a draft into an edit. Pure: no clock, no files."""
