"""Whatever of a repository somebody copies, the check knows its web editor's address or says the one to write."""

from __future__ import annotations

import pytest

from builder.facts.editor import NOT_ONE, right_editor_address

ON_GITHUB = "https://github.com/owner/repository/edit/main/"
ON_GITLAB = "https://gitlab.com/group/below/repository/-/edit/main/"
ON_CODEBERG = "https://codeberg.org/owner/repository/_edit/main/"


@pytest.mark.parametrize(
    "address",
    [
        ON_GITHUB, ON_GITLAB, ON_CODEBERG, f"{ON_GITHUB}website/", "https://github.com/owner/docs/edit/main/",
        "https://git.example.org/owner/repository/_edit/main/", "https://git.example.org/owner/repository/-/edit/main/",
    ],
)  # fmt: skip
def test_an_editors_address_is_right_with_and_without_its_slash(address: str) -> None:
    assert right_editor_address(address) == right_editor_address(address.rstrip("/")) == address


@pytest.mark.parametrize(
    ("address", "what", "instead"),
    [
        ("https://github.com/owner/repository", "its editor has one of its own", ON_GITHUB),
        ("https://github.com/owner/repository.git", "its editor has one of its own", ON_GITHUB),
        ("https://github.com/owner/repository/edit/", "its editor has one of its own", ON_GITHUB),
        ("https://gitlab.com/group/below/repository/", "its editor has one of its own", ON_GITLAB),
        ("https://codeberg.org/owner/repository", "its editor has one of its own", ON_CODEBERG),
        ("https://github.com/owner/repository/blob/main/docs/trust.md?plain=1#L3", "shows files", ON_GITHUB),
        ("https://github.com/owner/repository/tree/main", "shows files", ON_GITHUB),
        ("https://gitlab.com/group/below/repository/-/tree/main/docs?ref_type=heads", "shows files", ON_GITLAB),
        ("https://codeberg.org/owner/repository/src/branch/main/docs/trust.md", "shows files", ON_CODEBERG),
        (f"{ON_GITHUB}docs/trust.md", "goes too far", ON_GITHUB),
        (f"{ON_GITHUB}website/docs/", "goes too far", f"{ON_GITHUB}website/"),
        ("https://gitlab.com/group/below/repository/edit/main/", "isn't quite the address", ON_GITLAB),
        (f"{ON_GITHUB}?from=mail", "isn't quite the address", ON_GITHUB),
    ],
)  # fmt: skip
def test_another_address_of_the_repository_gets_the_one_to_write(address: str, what: str, instead: str) -> None:
    with pytest.raises(ValueError, match=what) as told:
        right_editor_address(address)
    assert str(told.value).endswith(f" Try: {instead}")


@pytest.mark.parametrize(
    "address",
    ["https://github.com/owner", "https://owner.github.io/pages/", "https://git.example.org/owner/repository"],
)
def test_where_nobody_can_know_the_editor_the_way_to_it_is_told(address: str) -> None:
    with pytest.raises(ValueError, match="isn't the address") as told:
        right_editor_address(address)
    assert str(told.value) == NOT_ONE


@pytest.mark.parametrize(
    "address",
    ["http://github.com/owner/repository/edit/main/", "javascript:alert(1)", "git@github.com:owner/repository.git"],
)
def test_only_a_web_address_that_is_encrypted_is_one(address: str) -> None:
    with pytest.raises(ValueError, match="beginning with https://"):
        right_editor_address(address)
