"""Bytes to Document: reading, which knows nothing of applicants or rules."""
