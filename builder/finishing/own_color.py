"""Puts the color of the practice, and those that follow from it, in place of the site's own.

An engine copies our styles and the icon into the site as they are. Here they change, before styles are joined into
pages: so whatever comes later knows of one set of colors only. Without a color in data/practice.yml nothing changes.
"""

from __future__ import annotations

import re
from pathlib import Path

from builder.colors.palette import COLOR, DARK, FOLLOWING, LIGHT, Colors, palette_of
from builder.reading.project import Project

ICON = "icon.svg"
"""A browser shows it by itself, without our styles, so it holds the colors of the two shapes once more."""
HEX = re.compile(r"#[0-9a-f]{6}\b")


def put_on_own_color(site: Path, project: Project) -> None:
    """Change the colors of the style files and the icon in `site`, in place."""
    accent = project.facts.practice.accent
    if accent is None:
        return
    before, after = palette_of(project.root, None), palette_of(project.root, accent)
    for file, colors in ((LIGHT, after.light), (DARK, after.dark)):
        style = (site / file).read_text(encoding="utf-8")
        (site / file).write_text(with_colors(style, colors), encoding="utf-8", newline="\n")
    if (project.root / "docs" / ICON).exists():  # the practice's own
        return
    new = {old[name]: colors[name] for old, colors in zip(before, after, strict=True) for name in FOLLOWING}
    icon = (site / ICON).read_text(encoding="utf-8")
    (site / ICON).write_text(HEX.sub(lambda color: new.get(color[0], color[0]), icon), encoding="utf-8", newline="\n")


def with_colors(style: str, colors: Colors) -> str:
    """A style with these colors in place of those it names."""
    return COLOR.sub(lambda color: color[0].replace(color[2], colors[color[1]]), style)
