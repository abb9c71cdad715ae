"""The messages that are written as plain data are those that the official dataclasses would become."""

from __future__ import annotations

import pytest
from cucumber_messages import Envelope, message_converter

from .conftest import Run

HOT = ("testCase", "testCaseStarted", "testStepStarted", "testStepFinished", "attachment", "testCaseFinished")


@pytest.mark.parametrize("kind", HOT)
def test_a_message_is_what_its_dataclass_becomes(recorded_run: Run, kind: str) -> None:
    messages = [message for message in recorded_run.record if kind in message]
    assert messages
    for message in messages:
        assert message_converter.to_dict(message_converter.from_dict(message, Envelope)) == message
