"""Stage 3, recognise: a Doc to its mentions, positions without meaning."""
