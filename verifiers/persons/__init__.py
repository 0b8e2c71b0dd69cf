"""Is it the applicant, and in which role: names, identity numbers, roles."""
