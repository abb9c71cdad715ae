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
from .cell import activate, apply, cooled, embed, joined_step, logits, softmax, step
from .derivation import Derivation, Stage, derivation
from .errors import TinyRNNError
from .formatting import format_number
from .loss import cross_entropy, perplexity, sequence_cross_entropy, surprise
from .network import ORDERS, OUTPUTS, RNN
from .notation import MATHML, TEXT, Notation
from .operations import ACTIVATIONS, OPERATIONS
from .reading import Prediction, Reading, predict
from .spaces import fitted
from .trace import Trace
from .value import Value
from .vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "ACTIVATIONS",
    "MATHML",
    "OPERATIONS",
    "ORDERS",
    "OUTPUTS",
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
    "apply",
    "as_array",
    "cooled",
    "cross_entropy",
    "derivation",
    "embed",
    "fitted",
    "format_number",
    "joined_step",
    "logits",
    "perplexity",
    "place_text",
    "predict",
    "same",
    "sequence_cross_entropy",
    "shape_text",
    "softmax",
    "step",
    "surprise",
]
