"""Keeps the last good site whatever happens: one build at a time, one exchange, and calm endings."""
