"""Who publishes the site: `data/practice.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from builder.facts.values import Country, Model, Phone, Text, Url, right_email, right_site_address


class Practice(Model):
    """`data/practice.yml`: who publishes the site. Whatever is left empty isn't shown."""

    name: Text | None = None
    phone: Phone | None = None
    email: Annotated[str, AfterValidator(right_email)] | None = None
    address: Text | None = None
    booking_link: Url | None = None
    written_by: Text | None = None
    reviewed_by: Text | None = None
    paid_by: Text | None = None
    country: Country | None = None
    site_address: Annotated[str, AfterValidator(right_site_address)] | None = None
    quick_exit_to: Url = "https://www.wikipedia.org/"
    """Where the quick way out of a page about harm leads: a page that says nothing about the reader."""
