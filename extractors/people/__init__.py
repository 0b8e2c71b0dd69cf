"""Who is named, and the role the page gives to that person and nobody else."""
