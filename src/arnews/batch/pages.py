"""The main text of a saved web page, its title and its date."""

from __future__ import annotations

from dataclasses import dataclass

from arnews.batch.articles import ReadError

__all__ = ["Page", "main_text"]

# A fixed last day: by default it is today, and the same page would read differently tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class Page:
    """What trafilatura found on a page."""

    text: str
    title: str | None
    date: str | None
    url: str | None


def main_text(page: str) -> Page:
    """Find the article on a page: no menus, no comments, no advertisements.

    Raises:
        ReadError: there is none.
    """
    from trafilatura import bare_extraction

    if not page.strip():
        raise ReadError("empty", "holds no text")
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
