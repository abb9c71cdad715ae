"""The one exception of the core."""


class TinyRNNError(ValueError):
    """An input the network cannot take: the message says which symbol, what was wrong with it, and what to do."""
