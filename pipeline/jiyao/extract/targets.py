"""Placeholder."""
def targets_from_doc(doc, *rest): return []
