"""What staff paste is right as plain text and as HTML, in a real message, and after a mail program has been at it."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from builder.addresses import Home
from builder.facts.links import ShortAddress
from builder.facts.telling import CARE, CONDITIONS, telling_word
from builder.reading.project import Project, read_project
from builder.reading.reminders import LONGEST_SITE_ADDRESS
from builder.sharing.snippets import Snippet, email_of, snippet_of
from tests.conftest import FULL_EXAMPLE, ROOT, change, copy_project

HOME = Home("https://example.org/pages/", "Example")
SHOWN_BY_GMAIL = {"a", "b", "blockquote", "br", "div", "em", "i", "li", "ol", "p", "span", "strong", "u", "ul"}
"""Elements that mail programs leave alone. Gmail shows more, and others less."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read_project(copy_project(tmp_path_factory.mktemp("snippets") / "project", FULL_EXAMPLE))


@pytest.fixture(scope="module")
def all_of_full(full: Project) -> dict[str, Snippet]:
    """Every link and every e-mail of the copy of ours, by its id."""
    links = {f"link {link.id}": snippet_of(link, full, HOME) for link in full.facts.links.sent}
    return links | {f"e-mail {email.id}": email_of(email, full, HOME) for email in full.facts.emails.emails}


def link_of(project: Project, id: str) -> ShortAddress:
    (link,) = (link for link in project.facts.links.sent if link.id == id)
    return link


def tree(snippet: Snippet) -> Any:
    return html.fromstring(f"<div>{snippet.html}</div>")


def words(text: str) -> list[str]:
    """The words of a text, without the signs around addresses and without the addresses' beginnings and ends."""
    return [re.sub(r"^<?https://|/>?$", "", word) for word in text.split()]


def html_words(fragment: str) -> list[str]:
    return words(html.fromstring(f"<div>{re.sub('<br>|</p>', ' ', fragment)}</div>").text_content())


def as_a_mail_program_shows_it(fragment: str) -> str:
    """What is left of it where no class, no style, no script and no picture is let through."""
    return nh3.clean(
        fragment, tags=SHOWN_BY_GMAIL, attributes={"a": {"href"}}, link_rel=None, url_schemes={"https", "mailto"}
    )


def message(subject: str, snippet: Snippet) -> EmailMessage:
    """A real message, sent and received: as bytes, and read back from them."""
    sent = EmailMessage(policy=policy.SMTP)
    sent["Subject"], sent["From"], sent["To"] = subject, "hello@example.org", "someone@example.com"
    sent.set_content(snippet.plain)
    sent.add_alternative(snippet.html, subtype="html")
    received = message_from_bytes(sent.as_bytes(), policy=policy.SMTP)
    assert isinstance(received, EmailMessage)
    return received


def test_a_link_is_its_words_its_sentence_and_its_address(example: Path) -> None:
    project = read_project(example)
    why = link_of(project, "why")
    assert snippet_of(why, project, HOME) == Snippet(
        "Why it matters to you & others\n"
        "A few words on “why,” & with a name or two, such as Zoë’s, and long enough to\n"
        "need more than one line in an e-mail.\n"
        "<https://example.org/pages/go/why/>",
        '<p><a href="https://example.org/pages/go/why/">Why it matters to you &amp; others</a>'
        "<br>A few words on “why,” &amp; with a name or two, such as Zoë’s, and long enough to"
        " need more than one line in an e-mail.<br>https://example.org/pages/go/why/</p>",
    )


def test_a_link_without_a_sentence_is_its_words_and_its_address(example: Path) -> None:
    project = read_project(example)
    start = link_of(project, "start")
    plain = snippet_of(start, project, HOME).plain
    assert plain == "Where to begin\n<https://example.org/pages/go/start/>"


def test_an_e_mail_ends_with_what_the_practice_has_filled_in(example: Path) -> None:
    project = read_project(example)
    plain, looks = email_of(project.facts.emails.emails[1], project, HOME)
    assert looks.splitlines()[-1] == (
        "<p>Kind regards,<br>Example Practice<br>Phone: 555-0100"
        '<br><a href="mailto:hello@example.org">hello@example.org</a><br>1 Example Street'
        '<br><a href="https://example.org/book">Book a first meeting</a><br>https://example.org/book</p>'
    )
    assert plain == (
        "Hello,\n\nWe look forward to hearing from you.\n\nKind regards,\nExample Practice\nPhone: 555-0100\n"
        "hello@example.org\n1 Example Street\nBook a first meeting:\n<https://example.org/book>"
    )


def test_a_long_name_a_long_closing_and_a_long_address_are_broken_into_lines(example: Path) -> None:
    long = " ".join(["Example"] * 20)
    (example / "data/practice.yml").write_text(f"name: {long}\naddress: {long}\n")
    change(example, "data/emails.yml", "closing: Kind regards,", f"closing: {long}")
    change(example, "data/emails.yml", "greeting: Hello,", f"greeting: {long}")
    project = read_project(example)
    plain = email_of(project.facts.emails.emails[1], project, HOME).plain
    assert max(map(len, plain.splitlines())) <= 78
    assert plain.split().count("Example") == 80


def test_a_full_signature_is_left_whole_by_a_mail_program(example: Path) -> None:
    project = read_project(example)
    for email in project.facts.emails.emails:
        snippet = email_of(email, project, HOME)
        shown = as_a_mail_program_shows_it(snippet.html)
        assert html_words(shown) == html_words(snippet.html)
        assert tree(Snippet("", shown)).xpath("//a/@href") == tree(snippet).xpath("//a/@href")
        assert tree(snippet).xpath("//a/@href")[-2:] == ["mailto:hello@example.org", "https://example.org/book"]


def test_what_the_practice_has_not_filled_in_is_not_there(example: Path) -> None:
    (example / "data/practice.yml").write_text("phone:\n")
    project = read_project(example)
    assert email_of(project.facts.emails.emails[1], project, HOME) == Snippet(
        "Hello,\n\nWe look forward to hearing from you.\n\nKind regards,",
        "<p>Hello,</p>\n<p>We look forward to hearing from you.</p>\n<p>Kind regards,</p>",
    )


def test_no_line_of_plain_text_is_longer_than_mail_wants(all_of_full: dict[str, Snippet]) -> None:
    for name, snippet in all_of_full.items():
        assert max(map(len, snippet.plain.splitlines())) <= 78, name


@given(st.text("ab -“’é&<,.", min_size=1, max_size=300), st.text("ab -“’é&<,.", max_size=300))
@settings(max_examples=200, deadline=None)
def test_whatever_the_words_are_lines_stay_short_and_no_word_is_lost(link: str, says: str) -> None:
    project = read_project(ROOT)
    words_of_link = link if re.search(r"\w", link) else "a"
    home = Home(f"https://{'a' * (LONGEST_SITE_ADDRESS - len('https:///'))}/", "Example")
    longest = ShortAddress.model_construct(id="a" * 34, link=words_of_link, says=says)
    snippet = snippet_of(longest, project, home)
    assert all(len(line) <= 78 or " " not in line for line in snippet.plain.splitlines())
    assert snippet.plain.splitlines()[-1] == f"<{home.address}go/{'a' * 34}/>"
    assert words(snippet.plain)[:-1] == f"{words_of_link} {says}".split()
    assert len(snippet.plain.splitlines()[-1]) == 78


def test_addresses_stand_alone_on_a_line_in_angle_brackets(all_of_full: dict[str, Snippet]) -> None:
    for name, snippet in all_of_full.items():
        for line in snippet.plain.splitlines():
            assert "://" not in line or re.fullmatch(r"<https://[\w./-]+>", line), name


def test_both_kinds_say_the_same(all_of_full: dict[str, Snippet]) -> None:
    for name, snippet in all_of_full.items():
        assert html_words(snippet.html) == words(snippet.plain), name


def test_html_has_links_with_words_and_nothing_a_mail_program_takes_out(all_of_full: dict[str, Snippet]) -> None:
    for name, snippet in all_of_full.items():
        found = {element.tag: dict(element.attrib) for element in tree(snippet).iterdescendants()}
        assert set(found) <= {"p", "br", "a"}, name
        assert all(set(attributes) <= {"href"} for attributes in found.values()), name
        for link in tree(snippet).iter("a"):
            assert link.get("href").startswith(HOME.address), name
            assert len(link.text.split()) > 1, name


def test_what_mail_programs_take_out_was_never_there(all_of_full: dict[str, Snippet]) -> None:
    for name, snippet in all_of_full.items():
        shown = as_a_mail_program_shows_it(snippet.html)
        assert html_words(shown) == html_words(snippet.html), name
        assert tree(Snippet("", shown)).xpath("//a/@href") == tree(snippet).xpath("//a/@href"), name


def test_the_mail_program_of_these_tests_takes_out_what_gmail_does() -> None:
    fragment = '<style>p{}</style><p class="x" style="color:red"><a href="https://a.example/">a</a><img src="x"></p>'
    assert as_a_mail_program_shows_it(f"{fragment}<script>1</script>") == '<p><a href="https://a.example/">a</a></p>'


def test_a_real_message_arrives_as_both_kinds(full: Project, all_of_full: dict[str, Snippet]) -> None:
    for email in full.facts.emails.emails:
        snippet = all_of_full[f"e-mail {email.id}"]
        received = message(email.subject, snippet)
        assert received["Subject"] == email.subject
        assert received.get_content_type() == "multipart/alternative"
        plain, looks = received.iter_parts()
        assert [part.get_content_type() for part in (plain, looks)] == ["text/plain", "text/html"]
        assert isinstance(plain, EmailMessage)
        assert isinstance(looks, EmailMessage)
        assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == snippet.plain
        assert looks.get_content().replace("\r\n", "\n").rstrip("\n") == snippet.html
        assert max(map(len, received.as_bytes().split(b"\r\n"))) <= 78
        assert max(map(len, plain.get_content().splitlines())) <= 78
        assert not received.defects


def test_a_message_with_letters_of_other_languages_arrives_whole(example: Path) -> None:
    project = read_project(example)
    email = project.facts.emails.emails[0]
    received = message(email.subject, email_of(email, project, HOME))
    assert received["Subject"] == "Thank you for your message – it’s here"
    body = received.get_body(("html",))
    assert body
    assert "5 &lt; 6 &amp; more" in body.get_content()


def test_no_subject_of_ours_tells_a_neighbor_anything(full: Project) -> None:
    for email in full.facts.emails.emails:
        assert telling_word(email.subject, (*CONDITIONS, *CARE)) is None, email.subject
        assert len(email.subject.split()) > 1, email.subject


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your agoraphobia", "phobi"), ("DEPRESSION", "depress"), ("a rapt silence", None), ("The rape", "rape"),
        ("therapeutic", "therap"), ("scrape it", None), ("Waiting list", "waiting list"), ("Sussex", None),
        ("Our wait-list", "wait list"), ("eating disorder", "eating dis"), ("Self-Harm", "self harm"),
    ],
)  # fmt: skip
def test_a_word_that_tells_is_found(text: str, told: str | None) -> None:
    assert telling_word(text, (*CONDITIONS, *CARE)) == told
