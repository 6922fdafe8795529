"""How a practice writes its color: the six digits that design tools call hex.

Staff paste it from wherever they find it. Whatever else names a color is told with the digits to write instead. Whether
the color can be read is another question (`builder/checking/colors.py`).
"""

from __future__ import annotations

import re

EXAMPLE = '"#16514d"'
HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
THREE_NUMBERS = re.compile(r"\d{1,3}( *, *| +)\d{1,3}( *, *| +)\d{1,3}")
"""A color as many tools show it, without the word rgb."""
WITHIN = re.compile(r"(?<![0-9a-z])(?:0x)?([0-9a-f]{6})(?![0-9a-z])", re.IGNORECASE)
"""The six digits in what was copied along with them: color: #16514d;"""
IN_WORDS = re.compile(r"[a-z]+( [a-z]+)+", re.IGNORECASE)
"""A name as people write it: dark green."""
FOUR_DIGITS = re.compile(r"#?[0-9a-f]{4}", re.IGNORECASE)
"""Rather six of which two were lost than three and how much shines through."""


def right_accent(color: str) -> str:
    """A color as "#16514d". It may be written in capitals, without its #, and in three digits that stand for six."""
    found = HEX.fullmatch(color)
    if found is None:
        remedy = _in_digits(color) or f"six digits, as in {EXAMPLE}"
        raise ValueError(f"this isn't a color as we write it. Try: {remedy}")
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _in_digits(color: str) -> str:
    """What names a color in another way (rgb(22, 81, 77), plum), as we write it; empty if nobody can tell."""
    from coloraide import Color  # takes a tenth of a second to load, and is asked in this case only

    if len(within := WITHIN.findall(color)) == 1:
        return f'"#{within[0].lower()}"'
    named = color.lower().replace(" ", "") if IN_WORDS.fullmatch(color) else color.lower()
    match = Color.match(f"rgb({color})" if THREE_NUMBERS.fullmatch(color) else named, fullmatch=True)
    if match is None or not match.color.alpha() or FOUR_DIGITS.fullmatch(color):
        return ""
    return f'"{match.color.convert("srgb").set("alpha", 1).to_string(hex=True, fit="clip")}"'
