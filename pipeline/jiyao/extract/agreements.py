"""Placeholder."""
def agreements_from_doc(doc, *rest): return []
