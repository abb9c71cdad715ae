"""The pytest plugin: feature files become items, their steps run through pytest-bdd, the run is recorded."""
