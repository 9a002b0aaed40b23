"""What a journal holds. Pure: no clock, no files; `today`, `now` and new ids are arguments."""
