"""Reads words and facts, checks them whole and says what is wrong: `project` is the way in."""
