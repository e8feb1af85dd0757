"""The file that spark-submit is given, in a folder of its own, which spark-submit puts on the path."""
