"""The main text of a saved web page, its title and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from arnews.batch.articles import ReadError
from arnews.batch.limits import Limits

__all__ = ["Page", "main_text"]

# A fixed last day: by default it is today, and the same page would read differently tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

_START = re.compile(r"<[a-z]", re.IGNORECASE)
# As HTML 5 reads them: nothing is malformed, and what never ends goes on to the end of the page.
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
    """What trafilatura found on a page."""

    text: str
    title: str | None
    date: str | None
    url: str | None


def main_text(page: str, limits: Limits) -> Page:
    """Find the article on a page: no menus, no comments, no advertisements.

    Raises:
        ReadError: there is none, or the search for it would take too long.
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
    """Refuse a page of which trafilatura, and for its attributes the parser, would make hours."""
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
