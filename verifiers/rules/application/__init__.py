"""Requirements on the application as a whole, asked when every claim has its outcome."""
