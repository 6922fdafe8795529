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

    match = Color.match(f"rgb({color})" if THREE_NUMBERS.fullmatch(color) else color.lower(), fullmatch=True)
    if match is None or not match.color.alpha():
        return ""
    return f'"{match.color.convert("srgb").set("alpha", 1).to_string(hex=True, fit="clip")}"'
