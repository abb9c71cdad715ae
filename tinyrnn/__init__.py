"""A recurrent neural network small enough to recompute on paper, whose values remember how they were computed.

>>> import tinyrnn as t
>>> rnn = t.RNN(
...     vocabulary=t.Vocabulary(["I", "like", "cats"]),
...     C=[[1, 0, 1], [0, 1, 1]],
...     W=[[1, 1], [0, 1]],
...     U=[[1, 0], [1, 1]],
...     V=[[1, 0], [0, 1], [2, 2]],
... )
>>> reading = rnn.read(["I", "like"])
>>> print(t.derivation(reading.trace["h_2"], t.TEXT))
h_2 = a_2 = b + U h_1 + W x_2 = [0, 0] + [1, 1] + [1, 1] = [2, 2]
"""

from .arrays import Array, Place, as_array, place_text, same, shape_text
from .cell import activate, embed, logits, softmax, step
from .derivation import Derivation, Stage, derivation
from .errors import TinyRNNError
from .formatting import format_number
from .network import RNN, Prediction, Reading, predict
from .notation import MATHML, TEXT, Notation
from .operations import ACTIVATIONS, OPERATIONS
from .trace import Trace
from .value import Value
from .vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "ACTIVATIONS",
    "MATHML",
    "OPERATIONS",
    "RNN",
    "TEXT",
    "Array",
    "Derivation",
    "Notation",
    "Place",
    "Prediction",
    "Reading",
    "Stage",
    "TinyRNNError",
    "Trace",
    "Value",
    "Vocabulary",
    "activate",
    "as_array",
    "derivation",
    "embed",
    "format_number",
    "logits",
    "place_text",
    "predict",
    "same",
    "shape_text",
    "softmax",
    "step",
]
