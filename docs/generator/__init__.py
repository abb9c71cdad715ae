"""From a run record to Markdown pages: reads the record and the prose, knows neither the steps nor MkDocs."""
