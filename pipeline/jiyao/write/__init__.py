"""Stage 7: records to files."""
