"""The step definitions, thin: parse, call, compare. Importing this package fills the phrasebook."""

from . import model, parts, reading, claims, sequences, comparisons, prediction, language, learning, slips  # isort: skip  # in reading order

__all__ = [
    "claims",
    "comparisons",
    "language",
    "learning",
    "model",
    "parts",
    "prediction",
    "reading",
    "sequences",
    "slips",
]
