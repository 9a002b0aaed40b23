"""Rows and sentences: what is shown, as data, for the app and the commands. Pure."""
