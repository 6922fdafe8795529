"""Rules on words and data: nothing is built here."""
