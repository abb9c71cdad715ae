"""The step definitions, thin: parse, call, compare. Importing this package fills the phrasebook."""

from . import model, parts, reading, claims, sequences, comparisons, prediction, slips  # isort: skip  # in reading order

__all__ = ["claims", "comparisons", "model", "parts", "prediction", "reading", "sequences", "slips"]
