"""What the words around a name tell against a company: institutions, persons, nature, films."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.extractors.companies.evidence import NameInContext
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import is_common, is_given_name
from arnews.rules import Cursor, Mention

__all__ = ["is_of_an_institution", "items_against", "may_be_another", "stands_for_another"]

_QUOTE: Final = '"'
_JOINS: Final = frozenset({"و", "،"})
_PARTICLES: Final = ("ب", "ف", "ك")
"""Written as one word with the next: «كتاب» is a word, and might be «تاب» after «ك»."""
_SHORT: Final = 4
"""Up to so many letters, «ل» included, a word is its own: «لعلم»."""
_LONGEST_QUOTE: Final = 6
_LONGEST_LABEL: Final = 3
"""How many words stand at most between «صحيفة» and the quote: «صحيفة المال المصرية "…"»."""


def stands_for_another(at: Cursor, mention: Mention) -> bool:
    """Return whether a mention is part of the name of an institution, a person, a street.

    Args:
        at: the cursor.
        mention: a mention of the name.
    """
    return is_of_an_institution(at, mention) or any(items_against(at, mention, in_quotes=False))


def is_of_an_institution(at: Cursor, mention: Mention) -> bool:
    """Return whether the mention is part of the name of an institution: «البنك المركزي».

    Args:
        at: the cursor.
        mention: a mention of a name.

    Returns:
        True if the name of the institution reaches as far as the mention at least.
    """
    if "not a company" not in at.tokens[mention.start_token].kinds:
        return False
    institution = at.mention_at(mention.start_token, "not a company")
    return institution is not None and institution.stop_token >= mention.stop_token


def items_against(at: Cursor, mention: Mention, in_quotes: bool) -> Iterator[str]:
    """Yield what the words before tell against a company: a person, a river, a club, a film.

    Args:
        at: the cursor.
        mention: a mention of a name.
        in_quotes: whether quotation marks enclose it.

    Yields:
        Keys of the table `weights` of `business.toml`.
    """
    first = mention.start_token - in_quotes
    if in_quotes and _follows_label(at, first):
        yield "title"
    if first < 1 or at.tokens[first - 1].ends_sentence:
        return
    before = at.word(first - 1)
    if is_given_name(before) and _is_family_name(mention):
        yield "person"
    if before in WORDS.no_company_after_prefixed:
        yield "other_name"
    if before in WORDS.nature_prefixed and not _has_article(at, mention):
        yield "nature"
    if mention.value is not None or before not in WORDS.products_prefixed:
        return
    if at.word(mention.stop_token + in_quotes) not in WORDS.funding:
        yield "product"


def _has_article(at: Cursor, mention: Mention) -> bool:
    """Return whether «ال» sets a name apart from the company's: «غابات الأمازون»."""
    name = mention.value.name if mention.value is not None else ""
    return at.word(mention.start_token).startswith("ال") and not name.startswith("ال")


def _is_family_name(mention: Mention) -> bool:
    """Return whether a name may be that of a family: one word without a clitic, or ambiguous."""
    one_word = mention.stop_token == mention.start_token + 1
    return not mention.clitic and (one_word or mention.kind == "ambiguous company")


def may_be_another(at: Cursor, name: NameInContext) -> bool:
    """Return whether an Arabic word without evidence may be no name: «التعليم الأهلي», «كتاب».

    Args:
        at: the cursor.
        name: a mention that gives no evidence, with the words around it.

    Returns:
        True if it describes the word before it, or is a word together with its particle.
    """
    mention = name.mention
    if name.quoted:
        return False
    word = at.tokens[mention.start_token].word
    if _is_described_thing(at, name):
        return True
    adjective = not mention.clitic.strip("و") and word.lstrip("و").startswith("ال")
    one_word = mention.stop_token - mention.start_token == 1
    short = mention.clitic.endswith("ل") and len(word) <= _SHORT
    return (one_word and (short or mention.clitic.endswith(_PARTICLES))) or (
        adjective and _is_definite(at, mention.start_token - 1)
    )


def _is_described_thing(at: Cursor, name: NameInContext) -> bool:
    """«مزودي الخدمات الأرضية»: common words after a common noun, that may be no name."""
    before, mention = name.before, name.mention
    if mention.clitic or not is_common(before) or before in WORDS.evidence:
        return False
    words = [at.word(place) for place in range(mention.start_token, mention.stop_token)]
    return words[0].startswith("ال") and all(is_common(word.removeprefix("ال")) for word in words)


def _is_definite(at: Cursor, index: int) -> bool:
    return at.sentence_continues(index + 1) and at.word(index).lstrip("وبفك").startswith(
        ("ال", "لل")
    )


def _follows_label(at: Cursor, first: int) -> bool:
    """Return whether a quote has a label of its own: «فيلم "…"», «صحيفتا "…" الفرنسية و"…"»."""
    place = first - 1
    for _ in range(_LONGEST_LABEL):
        word = at.word(place)
        if word in WORDS.not_quoted_prefixed:
            return True
        if word in _JOINS:
            place = _before_quote(at, place - 1)
        elif word.startswith("ال") or at.mention_at(place, "nationality") is not None:
            place -= 1
        else:
            return False
        if place < 0 or at.tokens[place].ends_sentence:
            return False
    return False


def _before_quote(at: Cursor, place: int) -> int:
    """Return the token before a quote that ends at token `place`, a nationality after it left out."""
    while place > 0 and at.mention_at(place, "nationality") is not None:
        place -= 1
    if at.word(place) != _QUOTE:
        return -1
    for opening in range(place - 2, max(place - 2 - _LONGEST_QUOTE, -1), -1):
        if at.word(opening) == _QUOTE:
            return opening - 1
    return -1
