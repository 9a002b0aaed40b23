"""The journal on disk; the only importer of tinydb. It knows the model alone."""
