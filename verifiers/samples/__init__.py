"""Papers as a perfect reader reads them, for the examples of rules."""
