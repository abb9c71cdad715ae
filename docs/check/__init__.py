"""The check of the published pages: what they show is what the run says."""
