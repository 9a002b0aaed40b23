"""The functions that make every edit: from the journal and what somebody wants to an `Edit`.

They never change the journal; the store does, by committing what they return.
"""
