"""The pages of the site, each made from the run record."""
