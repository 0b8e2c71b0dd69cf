"""Judging: (Application, Documents, Rulebook) → Report. No file, no network, no clock."""
