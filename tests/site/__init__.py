"""The built folder, read as files."""
