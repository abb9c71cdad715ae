"""The step definitions, thin: parse, call, compare. Importing this package fills the phrasebook, in reading order."""

from . import model_phrases, part_phrases, reading_phrases, number_phrases, relation_phrases  # noqa: F401  # isort: skip
from . import word_phrases, sentence_phrases, learning_phrases  # noqa: F401  # isort: skip  # in reading order
