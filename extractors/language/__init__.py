"""What words are: labels, roles, organisations, dates, numbers and people, tied to their ink."""
