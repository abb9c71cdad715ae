"""The run record, Cucumber Messages: its schema, reader, addresses, commit and freshness."""
