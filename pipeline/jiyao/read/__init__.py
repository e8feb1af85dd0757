"""Stage 1, read: bytes to SourceText, a page to its articles."""
