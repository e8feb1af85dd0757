"""Surfaces to values: pure functions on strings, no document and no spaCy."""
