"""What is wrong with an example, told to the person who writes it."""

from __future__ import annotations


class ExampleError(ValueError):
    """A step that makes no sense where it stands; the message says what to do."""
