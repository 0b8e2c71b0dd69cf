"""What several rules ask of papers: awards, terms, projects, provenance, points."""
