"""What a style is made of: its rules, each with the names without which it does nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A piece of a style: its selectors, each with the names it needs, and what stands in its braces.

    One that holds rules has its condition as the only selector.
    """

    selectors: tuple[tuple[str, frozenset[str]], ...]
    inside: str | tuple[Rule, ...]

    @property
    def needed(self) -> frozenset[str]:
        """Every name that it or a rule in it speaks of."""
        own = frozenset().union(*(needed for _, needed in self.selectors))
        return own if isinstance(self.inside, str) else own.union(*(rule.needed for rule in self.inside))

    def for_page(self, names: frozenset[str]) -> str:
        """The rule as a page with these names needs it; empty if it doesn't."""
        selectors = ",".join(text for text, needed in self.selectors if needed <= names)
        if isinstance(self.inside, str):
            return f"{selectors}{{{self.inside}}}" if selectors else ""
        rules = "".join(rule.for_page(names) for rule in self.inside)
        return f"{selectors}{{{rules}}}" if rules else ""


Rules = tuple[Rule, ...]
