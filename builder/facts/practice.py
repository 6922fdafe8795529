"""Who publishes the site: `data/practice.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from builder.facts.accent import right_accent
from builder.facts.editor import right_editor_address
from builder.facts.values import Country, Model, Phone, Text, Url, right_email, right_site_address


class Practice(Model):
    """`data/practice.yml`: who publishes the site. Whatever is left empty isn't shown."""

    name: Text | None = None
    """As readers know it: Elm Street Therapy."""
    phone: Phone | None = None
    """Digits, spaces and hyphens: 555-0100."""
    email: Annotated[str, AfterValidator(right_email)] | None = None
    """Where readers may write: hello@example.org."""
    address: Text | None = None
    """On one line: 1 Elm Street, Springfield."""
    booking_link: Url | None = None
    """Where a first meeting can be booked: https://example.org/book."""
    written_by: Text | None = None
    """Who wrote the pages: Elm Street Therapy."""
    reviewed_by: Text | None = None
    """Who reviewed them, with their title: A. Example, licensed psychologist."""
    paid_by: Text | None = None
    """Who paid for them: Elm Street Therapy."""
    country: Country | None = None
    """Decides which urgent help, titles and registers the pages show."""
    site_address: Annotated[str, AfterValidator(right_site_address)] | None = None
    """Where this site is published, if not at the address its host gives it: https://example.org/."""
    editor_address: Annotated[str, AfterValidator(right_editor_address)] | None = None
    """Where the repository's files are changed in a browser, down to the folder that holds docs/."""
    accent: Annotated[str, AfterValidator(right_accent)] | None = None
    """The color of links and buttons, in quotation marks: "#16514d". Others follow from it. Empty is the site's own."""
    quick_exit_to: Url = "https://www.wikipedia.org/"
    """Where the button to leave a page about harm leads, if not to Wikipedia: to a page that tells nothing."""

    def editor_of(self, file: str) -> str:
        """Where `file`, as in docs/trust.md, is changed in a browser; empty if the practice hasn't said."""
        return f"{self.editor_address}{file}" if self.editor_address else ""
