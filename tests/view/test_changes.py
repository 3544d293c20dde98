"""A diff as Markdown: what the articles hold is shown, not obeyed."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.view.lines import is_safe

from arnews.regression import Changes
from arnews.regression.changes import Change
from arnews.view.changes import markdown
from arnews.view.pages import diff_page

FACT = {"kind": "percentage", "text": "5%", "value": "5", "rule": "of_one"}


def row(text: str, start: int, end: int, article: str = "a") -> str:
    """The row of a fact that was gained."""
    fact = {**FACT, "text": text[start:end], "start": start, "end": end}
    told = markdown(Changes([Change(article, None, fact)], {article: text}))
    return told.splitlines()[-1]


def test_html_of_an_article_is_text() -> None:
    text = '<img src="x" alt="نما 5%"> & | **`x`** [y](z)'
    at = text.index("5%")
    assert row(text, at, at + 2) == (
        "| gained | percentage | 5 | "
        '&lt;img src="x" alt="نما <b>5%</b>"&gt; &amp; \\| \\*\\*\\`x\\`\\*\\* \\[y\\](z)'
        " | of\\_one | a |"
    )


def test_control_characters_are_shown() -> None:
    told = row("قال\x1b[2J\n5%\u2069\u202e", 8, 10, "id\x9b|\n")
    assert is_safe(told)
    assert "قال\\\\x1b\\[2J <b>5%</b>\\\\u2069\\\\u202e" in told
    assert told.endswith("| id\\\\x9b\\|  |")


@settings(deadline=None)
@given(st.text(), st.integers(0, 5), st.integers(0, 5), st.text())
def test_a_row_has_six_cells_and_no_html_but_the_mark(
    text: str, start: int, size: int, article: str
) -> None:
    told = row(text, start, start + size, article)
    assert is_safe(told)
    bare = re.sub(r"\\[\\`*_~\[\]|]", "", told)
    assert bare.count("|") == 7
    assert re.findall("<[^>]*>?|>", bare) == ["<b>", "</b>"]
    assert all(html.unescape(found) in "&<>" for found in re.findall("&[^;]*;?", bare))


def test_a_fact_and_its_claim_are_one_mark_of_the_page() -> None:
    fact = {**FACT, "start": 4, "end": 6}
    claim = {**fact, "kind": "observation", "metric": "margin", "rule": "of_two"}
    changes = Changes([Change("a", fact, None)], {"a": "نما 5%"})
    changes.claims.append(Change("a", claim, None))
    page = diff_page(changes)
    assert page.count('class="mark') == 1
    assert "2 lost" in page
    assert page.count('href="#ma11"') == 2  # both changes lead to the mark
    assert "of_one" in page
    assert "of_two" in page
    rows = markdown(changes).splitlines()
    assert "| observation | 0 | 1 | 0 |" in rows
    assert rows[-1].startswith("| lost | observation | 5 margin |")
