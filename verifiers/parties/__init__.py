"""Who organisations are, and what they are to the applicant's employer."""
