"""Runners: documents from disk through one pure `process_batch` to a folder of results."""
