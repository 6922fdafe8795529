"""A page gets the rules that something on it, or something a script may add, can need."""

from __future__ import annotations

import pytest

from builder.finishing.used_styles import names_in, names_in_script, rules_of, tags_in

PAGE = '<main><p class="note note--long" id="top" data-kept>Words</p><template><q></q></template></main>'


def kept(style: str, page: str = PAGE) -> str:
    return "".join(rule.for_page(names_in(tags_in(page))) for rule in rules_of(style, "a.css"))


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin:0}", ".note{margin:0}", "p.note--long>q::before{margin:0}", "#top:target{margin:0}",
        "[data-kept]{margin:0}", 'p[data-kept="a b"]{margin:0}', "main :is(p,ol){margin:0}",
        "p:not(.gone){margin:0}",
        "*,::before{margin:0}", "html{margin:0}", ":root{--a:1}", "@page{margin:15mm}", "p:first-child{margin:0}",
        '@font-face{font-family:"A";src:url("a.woff2")}', "@media print{p{margin:0}}", "p:has(q){margin:0}",
        "@supports (color:red){@media print{p{margin:0}}}", "@keyframes turn{from{top:0}to{top:1px}}", "p{}",
    ],
)  # fmt: skip
def test_what_can_be_needed_stays_as_it_is(rule: str) -> None:
    assert kept(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "ol{margin:0}", ".gone{margin:0}", "p.gone{margin:0}", "#gone{margin:0}", "[data-gone]{margin:0}",
        "p>ol{margin:0}", ".gone:hover{margin:0}", "@media print{ol{margin:0}}", "@media print{}",
    ],
)  # fmt: skip
def test_what_nothing_can_need_goes(rule: str) -> None:
    assert kept(rule) == ""


def test_of_several_selectors_those_stay_that_find_something() -> None:
    assert kept("ol,p,.gone > p,ul:not(a,b){margin:0}") == "p{margin:0}"


def test_inside_a_condition_those_rules_stay_that_are_needed() -> None:
    assert kept("@media print{ol{a:1}p{a:2}.gone{a:3}}") == "@media print{p{a:2}}"


def test_what_only_a_script_names_stays() -> None:
    style = 'mark{margin:0}:root[data-one-step="a b"]{margin:0}[data-last]{margin:0}'
    script = 'root.dataset.oneStep = "a b"; root.append(document.createElement("mark")); return "last" in dataset;'
    rules = rules_of(style, "a.css")
    assert "".join(rule.for_page(names_in(tags_in(PAGE))) for rule in rules) == ""
    assert "".join(rule.for_page(names_in(tags_in(PAGE)) | names_in_script(script)) for rule in rules) == style


def test_a_word_that_is_no_name_needs_no_rule() -> None:
    assert kept("code{a:1}", '<p title="a > b">code</p>') == ""
    assert kept(".b{a:1}", '<p title="a > b" class="b">code</p>') == ".b{a:1}"


def test_what_browsers_and_writers_name_otherwise_has_its_rules() -> None:
    page = "<BLOCKQUOTE DATA-X><table><tr><td></table><details></details>"
    style = "blockquote{a:1}[data-x]{a:2}table tbody{a:3}details[open]{a:4}"
    assert kept(style, page) == style


def test_the_order_of_rules_stays() -> None:
    style = "p{a:1}ol{a:2}q{a:3}p{a:4}"
    assert kept(style) == "p{a:1}q{a:3}p{a:4}"


def test_a_style_that_is_not_rules_is_told() -> None:
    with pytest.raises(ValueError, match=r"a\.css isn't a rule"):
        kept("p{a:1} }")
