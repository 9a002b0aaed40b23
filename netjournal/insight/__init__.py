"""Facts that follow from the records: what is owed, what is due, who comes first. Pure."""
