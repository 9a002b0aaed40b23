"""The made-up journal that `netjournal demo` shows; it must not know the app or the disk."""
