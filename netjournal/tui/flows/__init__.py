"""What takes several steps, as plain async functions: ask, make the edit, commit, say so."""
