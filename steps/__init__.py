"""The step language, and the pytest plugin that runs it: `pytest -p steps`."""

pytest_plugins = [
    "steps.runner.selection",
    "steps.runner.collection",
    "steps.runner.execution",
    "steps.runner.record",
]
