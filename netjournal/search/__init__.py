"""Finding people and everything else; the only importer of rapidfuzz. Pure."""
