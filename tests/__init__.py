"""Three floors of tests: rules on words and data (unit), the built folder (site), the pages in a browser (browser)."""
