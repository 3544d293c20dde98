"""Banks and groups: heads that belong to the name, «بنك الهضاب», «مجموعة سنتورا»."""

from __future__ import annotations

from typing import Final

from arnews.extractors.companies.boundaries import (
    end_of_foreign_name,
    end_of_name,
    is_foreign_name,
    without_nationality,
)
from arnews.extractors.companies.counterevidence import stands_for_another
from arnews.extractors.companies.heads import is_any_company
from arnews.extractors.companies.making import make_company, state
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    is_common,
    is_latin_name,
    looks_like_verb,
)
from arnews.extractors.quotes import quoted
from arnews.facts import Company
from arnews.language.company_list import CompanyEntry
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Cursor, rule

__all__ = ["bank_or_group"]

_COMMON_ENDINGS: Final = ("ات", "ين", "ون", "يه", "ه", "ا")
"""After «مجموعة» these end what it is a group of: «مجموعة عمليات», no name."""
_SHORTEST_FOREIGN: Final = 5
"""So many letters a single word after «بنك» has that is no adjective: «مصرف ضالع»."""
_LONGEST_NAME: Final = 4
_GROUP: Final = "مجموعه"


@rule(anchor="bank or group")
def bank_or_group(at: Cursor) -> Company | None:
    """«مصرف الهضاب الإسلامي», «مجموعة الهضاب»: a head that belongs to the name."""
    anchor = at.anchor
    first = anchor.stop_token
    opening = at.word_in_sentence(first)
    if anchor.definite or not opening or opening in WORDS.descriptive_in_name:
        return None
    if at.mention_at(anchor.start_token, "company") is not None or stands_for_another(at, anchor):
        return None
    if _inside_a_name(at) or is_any_company(at):
        return None  # «دويتشه بنك», «800 بنك مؤكد»
    inside = quoted(at, first)
    if inside is not None:
        return make_company(at, *inside) if is_foreign_name(at, *inside) else None
    known = at.mention_at(first, "company") or at.mention_at(first, "ambiguous company")
    if known is not None and not known.clitic:
        company: CompanyEntry = known.value
        return state(at, anchor.start_token, known.stop_token, anchor.start, company)
    in_latin = is_latin_name(opening)
    if opening in WORDS.no_company_after or (in_latin and len(opening) < 3):
        return None
    stop = end_of_name(at, first) if in_latin else _end_of_bank(at, first)
    if stop is None:
        return None
    return make_company(at, anchor.start_token, stop, anchor.start)


def _inside_a_name(at: Cursor) -> bool:
    """Whether a known name holds the anchor: «دويتشه بنك», «رويال بنك أوف سكوتلاند»."""
    first, stop = at.anchor.start_token, at.anchor.stop_token
    for stop_token in range(stop, stop + _LONGEST_NAME):
        name = at.candidate_ending_at(stop_token)  # a longer name, which settling will prefer
        if name is not None and name.start_token < first:
            return True
    return False


def _end_of_bank(at: Cursor, first: int) -> int | None:
    """The token after «البنك الأهلي السعودي», «بنك الشارقة الإسلامي», «مجموعة الفطيم»."""
    value = at.anchor.value
    foreign = end_of_foreign_name(at, first)
    if foreign > first and not value.startswith(DEFINITE_ARTICLE):
        stop = _with_tails(at, first, foreign, foreign=True)
        return None if _describes(at, first, stop) else without_nationality(at, first, stop)
    stop = _with_tails(at, first, first, foreign=False)
    bare = without_nationality(at, first, stop)
    if bare is None:
        return None  # «بنك هندي»
    if value.startswith(DEFINITE_ARTICLE):
        return stop if _names_a_bank(at, first, stop) else None
    if value == _GROUP:
        return None if _is_any_group(at, first, stop) else bare
    return stop


def _with_tails(at: Cursor, first: int, stop: int, foreign: bool) -> int:
    """The token after what belongs to the name: tails, nationalities, what the bank is for."""
    while stop < min(first + _LONGEST_NAME, at.count) and at.sentence_continues(stop):
        word = at.word(stop)
        if not word.isalpha() or word in WORDS.not_a_name:
            break
        nationality = at.mention_at(stop, "nationality") is not None
        arabic = not foreign and (word.startswith("ال") or _goes_on(at, first, stop))
        tail = word in WORDS.tails and stop > first
        if not (tail or nationality or arabic):
            break
        stop += 1
    return stop


def _describes(at: Cursor, first: int, stop: int) -> bool:
    """«مجموعة ترمز», «مصرف ضالع», «بنك مكسيكي»: a word that sounds foreign, and yet is a verb or adjective."""
    opening = at.word(first)
    if looks_like_verb(opening):
        return True
    adjective = len(opening) < _SHORTEST_FOREIGN or opening.endswith("ي")
    return adjective and stop - first == 1 and at.anchor.value != _GROUP


def _names_a_bank(at: Cursor, first: int, stop: int) -> bool:
    """«البنك | الأهلي السعودي», «البنك | السعودي للتسليف»: two words at least, a country among them."""
    told = at.word(stop - 1) in WORDS.bank_adjectives or at.word(first + 1).startswith("لل")
    return stop - first >= 2 and (told or at.mention_at(stop - 1, "nationality") is not None)


def _is_any_group(at: Cursor, first: int, stop: int) -> bool:
    """«مجموعة | الأعراض»: what it is a group of, in words that name nothing."""
    words = [at.word(place).removeprefix(DEFINITE_ARTICLE) for place in range(first, stop)]
    plain = words[0].endswith(_COMMON_ENDINGS) or all(map(is_common, words))
    return plain and at.word(stop - 1) not in WORDS.tails


def _goes_on(at: Cursor, first: int, stop: int) -> bool:
    """«البنك السعودي | للتسليف | والادخار», «بنك التجارة | والاستثمار»: what a bank is for."""
    word, before, head = at.word(stop), at.word(stop - 1), at.anchor.value
    if word.startswith("وال"):
        return before.startswith("لل") or (stop - first == 1 and head in {"بنك", "مصرف"})
    to_whom = word.startswith("لل") and head.startswith(DEFINITE_ARTICLE)
    return to_whom and at.mention_at(stop - 1, "nationality") is not None
