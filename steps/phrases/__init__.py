"""The step definitions, thin: parse, call, compare. Importing this package fills the phrasebook."""

from . import claims, comparisons, model, prediction

__all__ = ["claims", "comparisons", "model", "prediction"]
