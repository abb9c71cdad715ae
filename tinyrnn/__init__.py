"""A recurrent neural network small enough to recompute on paper, whose values remember how they were computed.

>>> import tinyrnn as t
>>> words = t.Vocabulary(["I", "like", "cats"])
>>> rnn = t.RNN(words, C=[[1, 0, 1], [0, 1, 1]], W=[[1, 1], [0, 1]], U=[[1, 0], [1, 1]], V=[[1, 0], [0, 1], [2, 2]])
>>> print(t.derivation(rnn.read(["I", "like"]).trace["h_2"], t.TEXT))
h_2 = a_2 = b + U h_1 + W x_2 = [0, 0] + [1, 1] + [1, 1] = [2, 2]
"""

from .arrays import Array, Place, TinyRNNError, as_array, place_text, same, shape_text
from .backward import fading, long_run
from .cell import activate, apply, cooled, embed, logits, softmax, step
from .derivation import derivation
from .gradient_check import central_difference, disagreements, kinks
from .learning import DescentStep, Gradients, Lesson, descend, gradients
from .loss import (
    cross_entropy,
    in_bits,
    perplexity,
    sentence_probability,
    sequence_cross_entropy,
    surprise,
    uniform_loss,
)
from .mathml import MATHML
from .network import RNN
from .notation import TEXT, Notation
from .operations import ACTIVATIONS, ERRORS, OPERATIONS
from .protocol import PROTOCOL, Call, Implementation, ImplementationError
from .reading import Prediction, Reading, Vocabulary, predict
from .rounding import format_number, nearest, truncated
from .shapes import Shapes
from .symbol import Symbol, letter
from .trace import Trace
from .value import Value
from .writing import Writing, write

__version__ = "0.1.0"

__all__ = [
    "ACTIVATIONS", "ERRORS", "MATHML", "OPERATIONS", "PROTOCOL", "RNN", "TEXT", "Array", "Call", "DescentStep",
    "Gradients", "Implementation", "ImplementationError", "Lesson", "Notation", "Place", "Prediction", "Reading",
    "Shapes", "Symbol", "TinyRNNError", "Trace", "Value", "Vocabulary", "Writing", "activate", "apply", "as_array",
    "central_difference", "cooled", "cross_entropy", "derivation", "descend", "disagreements", "embed", "fading",
    "format_number", "gradients", "in_bits", "kinks", "letter", "logits", "long_run", "nearest", "perplexity",
    "place_text", "predict", "same", "sentence_probability", "sequence_cross_entropy", "shape_text", "softmax", "step",
    "surprise", "truncated", "uniform_loss", "write",
]  # fmt: skip  # a name a line would be longer than the rest of this file
