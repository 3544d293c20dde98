"""What the words around a name tell for and against a company: named items of evidence.

Each item is a question about one mention; `[weights]` of `business.toml` says how much its answer
counts. `verdicts.py` adds the items up over the article.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from arnews.extractors.companies.boundaries import end_of_description, is_foreign_name
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    has_foreign_shape,
    is_descriptive,
    is_latin_name,
    is_written_in_capitals,
)
from arnews.extractors.quotes import in_quotes, opens_quote
from arnews.language.company_list import NEEDS_QUOTES, CompanyEntry
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Article, Cursor, Mention

__all__ = [
    "BUSINESS_ITEMS",
    "NameInContext",
    "follows_company_noun",
    "is_another_word",
    "is_quoted_or_share",
    "items_for",
    "name_in_context",
    "on_business",
]

_TANWEEN: Final = "\u064b"
_WITH_HAMZA: Final = frozenset({"أ", "آ"})
_FEMININE: Final = "ه"
_LONGEST_DESCRIPTION: Final = 4


class NameInContext(NamedTuple):
    """One mention of a name with the words around it, asked for once for all items.

    Attributes:
        mention: the mention; its value is a `CompanyEntry`, or None if no list has the name.
        before: the word before it in its sentence, quotation marks left out, or "".
        after: the word after it in its sentence, quotation marks left out, or "".
        quoted: whether quotation marks enclose it.
        foreign: whether its first word sounds foreign.
    """

    mention: Mention
    before: str
    after: str
    quoted: bool
    foreign: bool


def name_in_context(at: Cursor, mention: Mention) -> NameInContext:
    """Return a mention with the words around it.

    Args:
        at: the cursor.
        mention: a mention of the name.
    """
    first, stop = mention.start_token, mention.stop_token
    quoted = in_quotes(at, first, stop)
    return NameInContext(
        mention,
        _word_before(at, first - quoted),
        at.word_in_sentence(stop + quoted),
        quoted,
        _sounds_foreign(at, mention),
    )


def _sounds_foreign(at: Cursor, mention: Mention) -> bool:
    first, stop = mention.start_token, mention.stop_token
    if mention.value is None:
        opening = at.word(first)
        if at.word(stop - 1) in WORDS.tails and stop - first > 1 and not opening.startswith("ال"):
            return True  # «"مدار للطاقة"» may be one as well
        return is_foreign_name(at, first, first + 1) and not any(
            token.word.startswith("ال") for token in at.tokens[first:stop]
        )
    word = at.tokens[first].word
    return has_foreign_shape(word) or is_latin_name(word)


def _word_before(at: Cursor, index: int) -> str:
    return at.word(index - 1) if index > 0 and at.sentence_continues(index) else ""


def items_for(at: Cursor, name: NameInContext) -> Iterator[str]:
    """Yield the items of evidence that a mention gives, those of other names left out.

    Args:
        at: the cursor.
        name: the mention with the words around it.

    Yields:
        Keys of the table `weights` of `business.toml`.
    """
    if _needs_more_than_context(at, name):
        if name.before in WORDS.shares:
            yield "share"
        return
    for item, holds in BUSINESS_ITEMS.items():
        if holds(at, name):
            yield item


def _needs_more_than_context(at: Cursor, name: NameInContext) -> bool:
    """Return whether the name is such a common word that only «سهم» makes it a name."""
    mention = name.mention
    if name.quoted or mention.value is None:
        return False
    one_word = mention.stop_token - mention.start_token == 1
    common = one_word and at.tokens[mention.start_token].word in WORDS.not_a_name
    return common or mention.entry.grammatical_number == NEEDS_QUOTES  # «شركة أغذية» is any


def _is_quoted(at: Cursor, name: NameInContext) -> bool:
    """«"نخيل"» in an article on business."""
    return name.quoted and name.mention.value is not None and at.article.once(on_business)


def _is_foreign_quote(_at: Cursor, name: NameInContext) -> bool:
    """«"نوفا شوسيه"»."""
    return name.quoted and name.mention.value is None and name.foreign


def _has_tail(at: Cursor, name: NameInContext) -> bool:
    """«"مدار للطاقة"», «"ظلال القابضة"»."""
    mention = name.mention
    several = mention.stop_token - mention.start_token > 1
    return mention.value is None and several and at.word(mention.stop_token - 1) in WORDS.tails


def _tells_its_trade(_at: Cursor, name: NameInContext) -> bool:
    """«"لاكسور" لصناعة المحركات»."""
    return name.mention.value is None and name.after in WORDS.purpose_tails


def _is_funded(_at: Cursor, name: NameInContext) -> bool:
    """«أغلقت منصة "ظلال السحابية" جولة تمويل»."""
    return name.mention.value is None and name.quoted and name.after in WORDS.funding


def _follows_share(_at: Cursor, name: NameInContext) -> bool:
    """«سهم فورد», «القيمة السوقية لأبل»."""
    listed = name.mention.value is not None
    return name.before in WORDS.shares or (listed and name.before in WORDS.sufficient_evidence)


def _follows_head(at: Cursor, name: NameInContext) -> bool:
    """«شركة فورد», «الشركة الأمريكية فورد»."""
    strong = name.mention.value is None
    return follows_company_noun(at, name.mention.start_token - name.quoted, strong=strong)


def _is_example(at: Cursor, name: NameInContext) -> bool:
    """«شركات مثل "…"», «شركات كبرى، مثل فورد»."""
    if name.before not in WORDS.such_as:
        return False
    place = name.mention.start_token - name.quoted - 2
    while at.sentence_continues(place + 1) and (
        is_descriptive(at.word(place)) or at.word(place) in {"،", "كبار"}
    ):
        if "company head" in at.tokens[place].kinds:
            break
        place -= 1
    return place >= 0 and "company head" in at.tokens[place].kinds


def _has_latin_alias(at: Cursor, name: NameInContext) -> bool:
    """«فورد (Ford)»."""
    return name.after == "(" and is_latin_name(at.word(name.mention.stop_token + name.quoted + 1))


def _is_hashtag(at: Cursor, name: NameInContext) -> bool:
    """«#أبوظبي_الأول», not «#أصول_القطاع_العام»."""
    end = name.mention.end
    return name.before == "#" and at.passage.text[end : end + 1] != "_"


def _is_owned(at: Cursor, name: NameInContext) -> bool:
    """«نخيل، التابعة لدبي القابضة»."""
    after = name.after
    if after == "،":
        after = at.word(name.mention.stop_token + name.quoted + 1)
    return after in WORDS.owned


def _is_owner(at: Cursor, name: NameInContext) -> bool:
    """«التابعة لـ"…"», «المملوكة لفورد»."""
    first = name.mention.start_token - name.quoted
    return name.before in WORDS.owned or (name.before == "ل" and at.word(first - 2) in WORDS.owned)


def _is_of_a_country(at: Cursor, name: NameInContext) -> bool:
    """«شل الهولندية»."""
    mention = name.mention
    nationality = at.mention_at(mention.stop_token + name.quoted, "nationality")
    if nationality is None or not nationality.definite or mention.clitic or not name.foreign:
        return False
    return mention.value is not None or at.word(nationality.start_token).endswith(_FEMININE)


def _follows_nationality(at: Cursor, name: NameInContext) -> bool:
    """«الفرنسية "…"»: the feminine of a company that is left out, no other noun before."""
    place = name.mention.start_token - name.quoted - 1
    nationality = at.mention_at(place, "nationality") if name.foreign else None
    if nationality is None or not at.sentence_continues(place + 1):
        return False
    word = at.word(place)
    noun = _word_before(at, place)
    definite = word.lstrip("وبلف").startswith(("ال", "ل"))
    described = noun.endswith((_FEMININE, "ات")) or DEFINITE_ARTICLE in noun[:4]
    described = described and noun not in WORDS.sufficient_evidence  # «مبيعات الفرنسية "…"»
    return definite and word.endswith(_FEMININE) and not described


def _follows_business_noun(_at: Cursor, name: NameInContext) -> bool:
    """«سيارات نيسان», «رئيس "…"»."""
    nouns = WORDS.business_nouns if name.mention.value is not None else WORDS.company_nouns
    return name.foreign and name.before in nouns


def _acts(_at: Cursor, name: NameInContext) -> bool:
    """«وقالت فورد», «ستبني ديل»: a verb of business in the feminine, as companies take it."""
    verb = name.before.removeprefix("و")
    if not name.foreign or verb in WORDS.first_names:
        return False
    if verb.startswith("ست") and len(verb) > 4:
        return True
    return verb in WORDS.acts or (
        verb in WORDS.evidence and (verb.endswith("ت") or verb.startswith("ت"))
    )


def _beside_business_word(_at: Cursor, name: NameInContext) -> bool:
    """«أعلن بنك الهضاب», «الهضاب القابضة تعلن»: more than one word, a word of business beside."""
    mention = name.mention
    if mention.stop_token - mention.start_token < 2:
        return False
    return name.before in WORDS.evidence or name.after in WORDS.evidence


def _is_led(at: Cursor, name: NameInContext) -> bool:
    """«الرئيس التنفيذي لـ"…"», «المدير المالي لنخيل»."""
    place = name.mention.start_token - name.quoted - 1
    word = at.word(place)
    if word == "ل":
        word = at.word(place - 1)
    elif name.mention.clitic != "ل":
        return False
    return word in WORDS.chief_titles and at.sentence_continues(place + 1)


def _is_in_capitals(at: Cursor, name: NameInContext) -> bool:
    """«استحواذ DELL على EMC»: a name in Latin capitals in an Arabic text."""
    return is_written_in_capitals(at.passage.text[name.mention.start : name.mention.end])


BUSINESS_ITEMS: Final[dict[str, Callable[[Cursor, NameInContext], bool]]] = {
    "quoted": _is_quoted,
    "trade": _tells_its_trade,
    "funded": _is_funded,
    "share": _follows_share,
    "head": _follows_head,
    "foreign_quote": _is_foreign_quote,
    "tail": _has_tail,
    "example": _is_example,
    "latin_alias": _has_latin_alias,
    "hashtag": _is_hashtag,
    "owned": _is_owned,
    "owner": _is_owner,
    "nationality_after": _is_of_a_country,
    "nationality_before": _follows_nationality,
    "business_noun": _follows_business_noun,
    "acts": _acts,
    "business_word": _beside_business_word,
    "led": _is_led,
    "capitals": _is_in_capitals,
}
"""The items that a single mention gives, by the names that their weights have."""


def is_another_word(at: Cursor, mention: Mention) -> bool:
    """Return whether the spelling of a listed name shows another word: «ميتًا», «وابل», «إبل».

    Args:
        at: the cursor.
        mention: a mention of the name.
    """
    if _TANWEEN in at.passage.text[mention.start : mention.end]:
        return True
    written = _first_letter(at, mention.start)
    one_word = mention.stop_token - mention.start_token == 1
    if one_word and mention.clitic.strip("و") and opens_quote(at, mention.start_token - 1):
        return True  # «"لاكسور"» is not «لـ"اكسور"»
    if at.tokens[mention.start_token].word in WORDS.looks_prefixed:
        return written not in _WITH_HAMZA
    company: CompanyEntry = mention.value
    ambiguous = one_word and mention.kind == "ambiguous company"
    return ambiguous and company.name[0] in _WITH_HAMZA and written == "إ"


def _first_letter(at: Cursor, start: int) -> str:
    """Return the letter at a character as the article has it, its hamza composed."""
    return unicodedata.normalize("NFKC", at.passage.text[start : start + 2])[:1]


def is_quoted_or_share(at: Cursor, mention: Mention) -> bool:
    """Return whether quotes or «سهم» are there, without which so common a word is no name.

    Args:
        at: the cursor.
        mention: a mention of the name.
    """
    first = mention.start_token
    return opens_quote(at, first - 1) or at.word(first - 1) in WORDS.shares


def follows_company_noun(at: Cursor, first: int, *, strong: bool = False) -> bool:
    """Return whether a head of companies stands before token `first`, adjectives apart.

    A plural before a definite word names a sector: «شركات الاتصالات السعودية».

    Args:
        at: the cursor.
        first: the first token of a name, or the quotation mark before it.
        strong: whether only «شركة» and its forms count.
    """
    tokens = at.tokens
    for place in range(first - 1, max(first - _LONGEST_DESCRIPTION, -1), -1):
        if tokens[place].ends_sentence:
            return False
        if "company head" not in tokens[place].kinds:
            continue
        head = at.mention_at(place, "company head")
        if head is not None:
            opening = at.word(first + (at.word(first) == '"'))
            sector = head.entry.grammatical_number == "many" and opening.startswith("ال")
            if sector or at.number_before(place) or (strong and not _names_a_company(at, head)):
                return False
            return head.stop_token == first or end_of_description(at, head.stop_token) >= first
    return False


def _names_a_company(at: Cursor, head: Mention) -> bool:
    """Return whether a name in quotes may follow: «شركة "…"», not «الرئيس التنفيذي للشركة "…"»."""
    if head.value not in WORDS.strong_heads | WORDS.heads_before_definite_names:
        return False
    if not head.definite:
        return True
    of_a_country = at.mention_at(head.stop_token, "nationality") is not None
    return of_a_country and at.word(head.start_token - 1) not in WORDS.person_titles


def on_business(article: Article) -> bool:
    """Return whether the article speaks of shares, companies or profits.

    Args:
        article: the article, with its mentions found.
    """
    return bool(article.mentions.get("currency")) or any(
        token.word in WORDS.business_article for token in article.passage.tokens
    )
