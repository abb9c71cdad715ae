"""What a sentence may look like: phrases, parameter types, names of values, and the nearest phrase to a slip."""
