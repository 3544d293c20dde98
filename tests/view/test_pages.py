"""Pages hold no character that HTML forbids or that rearranges what is around it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.view.lines import is_safe

import arnews
from arnews.view.pages import articles_page


@settings(deadline=None)
@given(st.text(st.sampled_from("<>&\"'\x1b\x9b\x00\t\n\u2069\u202e\udcff 5%نما")))
def test_any_article(text: str) -> None:
    page = articles_page([(text, text, arnews.extract(text))])
    assert all(is_safe(line.replace("\t", " ")) for line in page.split("\n"))
    page.encode()


def test_line_ends_of_an_article_stay() -> None:
    text = "نما 5%\r\n\tفي سابك\x1b\n"
    page = articles_page([("a", text, arnews.extract(text))])
    assert "\r\n\tفي <mark" in page
    assert "</mark>\\x1b\n</article>" in page
