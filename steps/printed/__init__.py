"""Numbers and arrays as people print them, and what a claim about their digits asks."""
