"""The two-minute checklist as it is published: short, whole, and unable to send anything."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from builder.reading.project import read_project
from tests.conftest import build, change


def test_every_quick_question_is_published_with_its_id_reason_and_words(example_site: Path) -> None:
    page = html.parse(example_site / "choosing/index.html").getroot()
    areas = read_project(example_site.parent).facts.checklist.areas
    questions = [question for area in areas for question in area.quick_questions]
    assert page.xpath('//li[@class="checklist__item"]/@id') == [question.id for question in questions]
    for question in questions:
        text = page.get_element_by_id(question.id).text_content()
        for part in (question.question, question.why, question.ask):
            assert part in text


def test_questions_for_the_guide_alone_stay_out_of_it(example_site: Path) -> None:
    page = html.parse(example_site / "choosing/index.html").getroot()
    assert page.xpath('//li[@class="checklist__item"]/@id') == ["hopes-known", "hopes-shared", "senses-calm"]


def test_no_field_has_a_name_and_the_form_leads_nowhere(example_site: Path) -> None:
    (form,) = html.parse(example_site / "choosing/index.html").getroot().xpath("//session-checklist/form")
    assert (form.get("method"), form.get("action"), form.get("autocomplete")) == ("dialog", None, "off")
    assert not form.xpath(".//*[@name] | .//*[@formaction] | .//*[@type='submit'] | .//button[not(@type)]")
    assert set(form.xpath(".//textarea/@spellcheck")) == {"false"}


def test_it_leads_on_to_the_guide(example_site: Path) -> None:
    page = html.parse(example_site / "choosing/index.html").getroot()
    assert page.xpath("//session-checklist//a[@data-to-guide]/@href") == ["guide/"]


def test_without_a_guide_it_leads_nowhere(example: Path) -> None:
    (example / "docs/choosing/guide.md").unlink()
    change(example, "mkdocs.yml", "      - Guide: choosing/guide.md\n", "")
    page = html.parse(build(example) / "choosing/index.html").getroot()
    assert page.xpath("//session-checklist//a[@data-to-guide]") == []
    assert not list((example / "site").rglob("decision-guide.pdf"))
