"""Claims: what a Then says, as data, and what becomes of it in a solved scenario."""
