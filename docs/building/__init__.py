"""What stands between the generator and MkDocs, and is neither: plain functions that the hook calls."""
