"""The colors of a site: those of its style files or, around the color of a practice, others like them; and contrast."""
