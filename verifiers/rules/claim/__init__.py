"""Requirements on claims of any kind."""
