"""Tells an SVG that only draws from one that does more: a browser that opens it runs what is in it, on our own site.

So it is compared with a list of what draws, and not of what is dangerous.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
DRAWS = frozenset(
    {
        *("circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "mask", "metadata"),
        *("path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "symbol", "text"),
        *("textPath", "title", "tspan", "use"),
    }
)
DECLARED = re.compile(r"<!DOCTYPE|<!ENTITY|<\?(?!xml\s)", re.IGNORECASE)
"""What tells a reader of XML to fetch, or to make something of something else."""
FETCHES = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)
PICTURE_INSIDE = re.compile(r"#|data:image/(png|jpeg|gif|webp);")


def is_only_a_drawing(content: bytes) -> bool:
    """Whether an SVG file holds shapes and their looks, and nothing that runs, leads elsewhere or is fetched."""
    try:
        text = content.decode("utf-8-sig")
        root = ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return False
    if DECLARED.search(text) or root.tag != f"{SVG}svg":
        return False
    return all(_draws(element) for element in root.iter())


def _draws(element: ElementTree.Element) -> bool:
    """Whether one element draws. What is in `metadata` is in other languages, and no browser heeds it."""
    tag = str(element.tag)
    if not tag.startswith(SVG) or tag.removeprefix(SVG) not in DRAWS:
        return False
    values = [(name.rpartition("}")[2].lower(), value) for name, value in element.attrib.items()]
    return not FETCHES.search(element.text or "") and all(_is_harmless(name, value) for name, value in values)


def _is_harmless(name: str, value: str) -> bool:
    if name == "href":
        return bool(PICTURE_INSIDE.match(value.strip()))
    return not re.match(r"on[a-z]", name) and not FETCHES.search(value)
