"""Stage 5, resolve: a value and its document to the complete value."""
