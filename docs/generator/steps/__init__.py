"""The steps of a scenario as HTML: text, verdict, table and working."""
