"""No text of others reaches a terminal as anything but text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.view.lines import is_safe

from arnews.view.safe import isolated, one_line, visible

ODD = (
    "\x00\x07\x08\x1b\r\n\t\x7f\x85\x9b\u200f\u2028\u202e\u202c\u2066\u2067\u2068\u2069\udcff[b]م5"
)
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=()))


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_made_safe(text: str) -> None:
    for made in (visible(text), one_line(text), isolated(text)):
        assert is_safe(made)
        assert "\n" not in made
        made.encode()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == one_line(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سابك (Foo [/b])", "سابك (Foo [/b])"),
        ("5\u200f%\u200c", "5\u200f%\u200c"),
        ("a\\b", "a\\b"),
        ("قال\x1b]0;X\x07", "قال\\x1b]0;X\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("\u2069\u202ecod.exe", "\\u2069\\u202ecod.exe"),
        ("\ud800", "\\ud800"),
        ("\udcd8\udcb3\udcff", "س\\udcff"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_may_stay() -> None:
    assert visible("a\n\x1bb", keep="\n") == "a\n\\x1bb"
