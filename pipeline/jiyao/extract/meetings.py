"""Placeholder."""
def meetings_from_doc(doc, *rest): return []
