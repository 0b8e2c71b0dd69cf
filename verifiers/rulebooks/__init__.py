"""Rulebooks: the numbers, dates, awards and roles of each plan (YAML), and their reading."""
