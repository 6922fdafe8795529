"""Finds, before anything is built, every mistake in words, data, files and settings: `check` is the way in."""
