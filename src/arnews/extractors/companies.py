"""Companies: names from the lexicon and names that the words around tell."""

from __future__ import annotations

from collections.abc import Iterator

from arnews.facts import Company
from arnews.language.firms import Firm, read_firms
from arnews.language.lists import read_text
from arnews.rules import Around, Entry, Extractor, rule

__all__ = ["companies"]


def company_words() -> Iterator[tuple[str, Entry]]:
    """Give the names of the company list."""
    yield from read_firms("companies.tsv", read_text("companies.tsv"))


@rule(anchor="company")
def listed_company(at: Around) -> Company | None:
    """«أرامكو السعودية»: a name of the list."""
    anchor = at.anchor
    firm: Firm = anchor.value
    return at.fact(
        Company, anchor.start, anchor.end, anchor.last, name=firm.name, name_en=firm.name_en
    )


companies = Extractor(kind="company", words=company_words, rules=(listed_company,))
