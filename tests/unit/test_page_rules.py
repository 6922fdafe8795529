"""Signs that readers would see are found by any one of them."""

from __future__ import annotations

import pytest

from builder.checking.page_rules import leftovers_of_markdown
from builder.checking.rendered import Rendered


@pytest.mark.parametrize(
    "text",
    [
        *(")[https://a.example/", "a](b", "a {: #b", "|a|b|", "```a", "~~a", "**a", "!!! note", "??? note"),
        *("So:\n- a", "So:\n1. a"),
    ],
)
def test_a_sign_left_over_is_told_where_no_other_stands_by_it(text: str) -> None:
    found = leftovers_of_markdown(Rendered((), (text,), (), ()))
    assert [problem.what.endswith("would be shown as it is.") for problem in found] == [True]
