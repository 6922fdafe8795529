"""Words we avoid, and words a dictionary doesn't know: `data/words.yml`.

The site is built without them. They are read with the other facts so that a mistake in them is found like any other.
"""

from __future__ import annotations

from pydantic import model_validator

from builder.facts.values import Model, Text


class Avoided(Model):
    """A word or expression that our pages avoid."""

    word: Text
    """Just as it stands in a text."""
    also: list[Text] = []
    """Other forms of it."""
    instead: Text
    """What to write, or how to say it otherwise."""
    why: Text | None = None
    """In a few words. May be left out."""
    except_in: list[Text] = []
    """Expressions with the word in them that are all right."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which it may stand in a text."""
        return (self.word, *self.also)

    @model_validator(mode="after")
    def _an_exception_holds_the_word(self) -> Avoided:
        for phrase in self.except_in:
            if not any(form.lower() in phrase.lower() for form in self.forms):
                raise ValueError(f"`{phrase}` doesn't have the word in it. Try: the whole expression, word and all.")
        return self


class WordLists(Model):
    """`data/words.yml`: what `make words` knows of our words."""

    avoid: list[Avoided] = []
    """Words and expressions that our pages avoid."""
    known: list[Text] = []
    """Words, or expressions, that are right and stand in no dictionary."""
    everyday_letters: list[Text] = []
    """Letters everybody knows: US."""
