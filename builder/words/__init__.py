"""Measures the words of the built site: how hard they are to read, and what the writing guide would have otherwise.

Readers may be tired, anxious or reading in a second language, so we hold ourselves to limits; but a limit may never
stand between staff and an urgent correction. So all here is notes, with the line they are about: nothing stops a build,
and no other part of the machinery asks for this one. `python -m builder.words` is the way in; its libraries stand in
requirements/test.in.
"""
