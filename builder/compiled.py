"""Keeps templates as Jinja has compiled them, so that a helper can do it before they are needed.

A small site's build spends as long on that as on its pages. Jinja itself looks whether a template has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates


class Compiled(BytecodeCache):
    """Compiled templates, by Jinja's keys for them."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a template that is known."""
        if code := self.known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take one that Jinja has compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
"""All that are known in this run. Environments of other settings have other names for a template, so keys differ."""


def compile_with_parts(environment: Environment, names: Iterable[str]) -> None:
    """Compile templates, and those that they name in turn."""
    waiting, done = list(names), set()
    while waiting:
        name = waiting.pop()
        if name not in done:
            done.add(name)
            waiting += _named_in(environment, name)


def _named_in(environment: Environment, name: str) -> list[str]:
    assert environment.loader
    environment.get_template(name)
    source, *_ = environment.loader.get_source(environment, name)
    return [named for named in find_referenced_templates(environment.parse(source)) if named]
