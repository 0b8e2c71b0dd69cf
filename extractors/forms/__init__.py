"""What stands beside what: labels and values, tables by their headings, places to sign."""
