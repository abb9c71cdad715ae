"""The step language, and the pytest plugin that runs it: `-p steps` in this tree, and by itself where it is installed.

Installed, it is called `tinyrnn_steps` and pytest loads it in every project, by the entry point `tinyrnn`. A project
that has features of its own, for pytest-bdd or for another runner, turns it off: `addopts = -p no:tinyrnn`.
"""

from importlib.util import find_spec

# What the extra `features` installs and this plugin imports. Without it every other test must still run.
NEEDED = ("cucumber_expressions", "cucumber_messages", "gherkin", "pytest_bdd")
# Each after those it imports: pytest warns of a plugin that was imported before its turn.
_WHOLE = ("collection", "selection", "implementation", "execution", "record", "junit", "where", "blindness")
_MODULES = _WHOLE if all(find_spec(name) for name in NEEDED) else ("incomplete",)

pytest_plugins = [f"{__name__}.runner.{module}" for module in ("new_example", *_MODULES)]
