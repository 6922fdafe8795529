"""Asks other machines for an address, politely and with an end: under a name, within a time, in words if it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import requests

NAME = "beyond-the-session (looks whether links still work)"
"""What we call ourselves, so that whoever runs a host can see who asks and why."""
PATIENCE = (10, 20)
"""Seconds to wait for a connection, and for the next part of an answer."""


class NoAnswer(Exception):
    """Nothing came back; why, in words that go behind "since"."""


@contextmanager
def asker() -> Iterator[requests.Session]:
    """What asks, under our name; connections are closed behind it."""
    with requests.Session() as session:
        session.headers["User-Agent"] = NAME
        yield session


def ask(session: requests.Session, address: str, follow: bool = True, whole: bool = True) -> requests.Response:
    """The answer of an address; `follow` where it sends readers on to, and read the `whole` of it, or its head alone.

    Raises NoAnswer.
    """
    try:
        answer = session.get(address, timeout=PATIENCE, allow_redirects=follow, stream=not whole)
    except requests.exceptions.SSLError:
        raise NoAnswer("its certificate isn't right, so browsers warn of it") from None
    except requests.exceptions.Timeout:
        raise NoAnswer("it took too long") from None
    except requests.exceptions.TooManyRedirects:
        raise NoAnswer("it sends readers on in a circle") from None
    except requests.exceptions.RequestException as problem:
        raise NoAnswer(_in_words(problem)) from None
    except ValueError:  # what requests passes on of the library below it: two dots in a row, or 64 letters
        raise NoAnswer("no site can have that name") from None
    if not whole:
        answer.close()
    return answer


def _in_words(problem: requests.exceptions.RequestException) -> str:
    if "NameResolutionError" in repr(problem):
        return "no site has that name"
    if isinstance(problem, requests.exceptions.ConnectionError):
        return "no connection could be made"
    return "what came back couldn't be read"
