"""Measurements: what is read right, and what reading costs."""
