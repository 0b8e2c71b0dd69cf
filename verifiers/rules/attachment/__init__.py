"""Requirements on every attachment, whatever it is to prove."""
