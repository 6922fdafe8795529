"""Words that would tell a neighbor what a reader is dealing with: they have no place in an address or a subject line.

Both are seen by whoever looks at an envelope, a screen or a list of messages. Other words tell as well, and are left to
the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

CONDITIONS = (
    *("abus", "addict", "adhd", "alcohol", "anorex", "anxi", "assault", "autis", "batter", "bereave", "bipolar", "bpd"),
    *("borderline", "bulimi", "burnout", "cancer", "compuls", "cptsd", "cutting", "dementia", "depress", "diagnos"),
    *("disabl", "dissoc", "divorce", "drug", "eating dis", "gambl", "grief", "griev", "harass", "hiv", "hurt"),
    *("impoten", "incest", "injur", "insomnia", "mania", "manic", "mental", "miscarr", "obsess", "ocd", "overdose"),
    *("panic", "paranoi", "perinatal", "phobi", "postnatal", "postpartum", "psychos", "psychot", "ptsd", "rape"),
    *("schizo", "self harm", "selfharm", "sex", "stalk", "suicid", "trauma", "victim", "violen"),
)
"""Beginnings of words that name a condition, or what was done to someone."""
CARE = (
    *("clinic", "counsel", "crisis", "emdr", "intake", "medic", "patient", "psych", "referral", "rehab", "session"),
    *("shrink", "sober", "symptom", "therap", "treatment", "wait list", "waiting list", "waitlist"),
)
"""Beginnings of words that say what kind of practice has written."""
LONG = 5
"""From so many letters on, one of these is found inside a word too: in agoraphobia, but no rape in therapeutic."""


def telling_word(text: str, beginnings: Iterable[str] = CONDITIONS) -> str | None:
    """The first of these beginnings that the text holds; None if it tells nothing."""
    words = text.lower().replace("-", " ")
    return next((word for word in beginnings if re.search(_pattern(word), words)), None)


def _pattern(word: str) -> str:
    return re.escape(word) if len(word) >= LONG else rf"\b{re.escape(word)}"
