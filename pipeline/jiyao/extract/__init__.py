"""Stage 6: mentions of a Doc become records."""
