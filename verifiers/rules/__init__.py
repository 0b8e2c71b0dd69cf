"""One file per requirement: a check, its citation, its own examples."""
