"""What written things mean: characters that are the same, dates, places, levels."""
