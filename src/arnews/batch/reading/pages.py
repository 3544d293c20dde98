"""Extract the main text, title and date of a saved web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from arnews.batch.articles import ReadError
from arnews.batch.reading.limits import Limits

__all__ = ["Page", "main_text"]

# The default for the last possible date is today, which would make results depend on the day.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

_START = re.compile(r"<[a-z]", re.IGNORECASE)
# As HTML 5 parses them: nothing is malformed, and what is not closed extends to the end of the page.
_ATTRIBUTE = re.compile(
    r"""[\s/]*+ =?[^\s/>=]++ (?>\s*+ = \s*+ (?>"[^"]*+"? | '[^']*+'? | [^\s>]*+))?+""", re.VERBOSE
)
_TAG = re.compile(
    rf"""<!--(?>[^-]++ | -(?!->))*+
    | <(?>(?P<raw>script|style)(?=[\s/>]) | [a-z][^\s/>]*+)
      (?P<attributes>(?>{_ATTRIBUTE.pattern})*+)
      (?(raw)(?>[^<]++ | <(?!/(?P=raw)))*+)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a web page, as trafilatura found it.

    Attributes:
        text: the main text.
        title: headline, if found.
        date: publication date as ISO 8601, if found.
        url: the address that the page states, if any.

    Example:
        >>> Page("نما الاقتصاد 5%", "الاقتصاد", "2024-05-01", None).title
        'الاقتصاد'
    """

    text: str
    title: str | None
    date: str | None
    url: str | None


def main_text(page: str, limits: Limits) -> Page:
    """Extract the article from a page, without menus, comments and advertisements.

    Args:
        page: the HTML of the page.
        limits: the limits of the run; only those on tags and attributes are used.

    Returns:
        The article.

    Raises:
        ReadError: the page has no article, or so many tags that extraction would take too long.

    Example:
        >>> main_text(" ", Limits())
        Traceback (most recent call last):
        arnews.batch.articles.ReadError: holds no text
    """
    from trafilatura import bare_extraction

    if not page.strip():
        raise ReadError("empty", "holds no text")
    _check_tags(page, limits)
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:
        raise ReadError("bad_html", f"the page cannot be parsed: {error!r}") from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ReadError("no_main_text", "no article found on the page; save its text as .txt")
    return Page(found.text or "", found.title, found.date, found.url)


def _check_tags(page: str, limits: Limits) -> None:
    """Refuse a page whose tags or attributes would keep trafilatura or its parser busy for hours."""
    if next(islice(_START.finditer(page), limits.page_tags, None), None):
        raise _too_slow(f"more than {limits.page_tags} tags")
    for tag in _TAG.finditer(page):
        attributes = tag["attributes"] or ""
        if len(attributes) > limits.tag_attributes and next(
            islice(_ATTRIBUTE.finditer(attributes), limits.tag_attributes, None), None
        ):
            raise _too_slow(f"a tag of more than {limits.tag_attributes} attributes")


def _too_slow(what: str) -> ReadError:
    message = f"{what}: the search for the main text would take too long; save its text as .txt"
    return ReadError("too_slow", message)
