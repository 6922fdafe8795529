"""What a host says beside every file: the one source of the settings that are made for hosts.

Each page brings its own policy for scripts, styles and what it may fetch, by hashes that change with the page. So the
policy here says only what a page can't say for itself, or what holds for every kind of file; where two policies meet,
browsers keep both. Nothing here depends on what the pages hold: a host is set up once.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Header(NamedTuple):
    """One line of an answer, and why it is sent."""

    name: str
    value: str
    why: str


POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

EVERYWHERE = (
    Header(
        "Content-Security-Policy",
        POLICY,
        "No other site may show a page in a frame and have readers press what they don't see.",
    ),
    Header(
        "X-Content-Type-Options",
        "nosniff",
        "A file is what the host says it is, and never taken for a script.",
    ),
    Header(
        "Referrer-Policy",
        "no-referrer",
        "No other site learns which page a reader came from, not even from a PDF.",
    ),
    Header(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "No page asks for any of these, and no script that got into one could.",
    ),
    Header(
        "Cross-Origin-Opener-Policy",
        "same-origin",
        "A site that opens a page in a new tab has no hold on that tab.",
    ),
)
"""What is sent with every answer, not found and redirects too."""

ONLY_HTTPS = Header(
    "Strict-Transport-Security",
    "max-age=31536000",
    "For a year, browsers come by https alone. It holds for this one name, and not for others below it.",
)
"""What is sent with every answer that is encrypted. Browsers take no notice of it otherwise."""

CACHE = "Cache-Control"
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.js$")
"""The end of a file's path that changes when the file does (see `finishing/joining.py`)."""
FOR_GOOD = Header(CACHE, "public, max-age=31536000, immutable", "It never changes under this name.")
ASK_AGAIN = Header(
    CACHE,
    "public, max-age=0, must-revalidate",
    "Kept, but asked about each time: a corrected phone number is seen at once. If nothing changed, little is sent.",
)
"""Netlify and Cloudflare Pages send this by themselves with all they aren't told otherwise about."""

KINDS = {
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "text/xml",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "vtt": "text/vtt",
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
"""What a host calls each kind of file there may be, by the end of its name."""
TEXTS = ("html", "js", "json", "xml", "txt", "svg", "vtt")
"""Kinds that become much smaller when they are compressed."""
