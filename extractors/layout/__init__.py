"""Where text stands: rulings, the cells they enclose, passages in reading order."""
