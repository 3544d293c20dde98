"""Companies: names of the list, names that the words around tell, and the article's memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.extractors.companies.banks import bank_or_group
from arnews.extractors.companies.boundaries import (
    end_of_foreign_name,
    end_of_name,
    start_of_foreign_name,
)
from arnews.extractors.companies.coordination import coordinated_names
from arnews.extractors.companies.coreference import (
    find_repeats,
    is_parenthesised_alias,
)
from arnews.extractors.companies.evidence import (
    follows_company_noun,
)
from arnews.extractors.companies.heads import name_after_company_noun
from arnews.extractors.companies.making import make_company, make_listed, quote
from arnews.extractors.companies.verdicts import Verdicts
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    is_common,
    is_latin_name,
    looks_like_verb,
)
from arnews.extractors.quotes import opens_quote, quoted
from arnews.facts import Company
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_toml
from arnews.rules import Cursor, Entry, Extractor, rule
from arnews.text.folding import normalize

__all__ = ["companies"]

_SOURCE: Final = "business.toml"
_COMMON_ENDINGS: Final = ("ات", "ين", "ون", "يه", "ه", "ا")
"""After «مجموعة» these end what it is a group of: «مجموعة عمليات», no name."""
_SHORTEST_FOREIGN: Final = 5
"""So many letters a single word after «بنك» has that is no adjective: «مصرف ضالع»."""
_BANK: Final = ("لبنك", "مصرف")
_LONGEST_TITLE: Final = 4


def company_words() -> Iterator[tuple[str, Entry]]:
    """Give the words around names; the names are those of the pipeline's lists."""
    lists = load_toml(_SOURCE)
    for number, key in (("one", "singular"), ("many", "plural")):
        for word in lists["head_before_name"][key]:
            yield word, Entry("company head", normalize(word), number, _SOURCE)
    for word in lists["head_in_name"]["words"]:
        yield word, Entry("bank or group", normalize(word), "one", _SOURCE)
    for word in lists["shares"]["words"]:
        yield word, Entry("share", word, "one", _SOURCE)
    for word in (*lists["sufficient_evidence"]["words"], *lists["evidence"]["acts"]):
        yield word, Entry("business word", None, "one", _SOURCE)
    for word in lists["speakers"]["words"]:
        yield word, Entry("speaker", word, "one", _SOURCE)
    for word in lists["tails"]["foreign"]:
        yield word, Entry("foreign tail", word, "one", _SOURCE)
    yield '"', Entry("quotation mark", None, "one", _SOURCE)
    for words in lists["not_companies"]["words"]:
        yield words, Entry("not a company", None, "one", _SOURCE)


@rule(anchor="company")
def listed_company(at: Cursor) -> Company | None:
    """«أرامكو السعودية»: a name of the list, unless the article tells something else of it."""
    return _listed_if_meant(at)


@rule(anchor="ambiguous company")
def ambiguous_company(at: Cursor) -> Company | None:
    """«ارتفع سهم الكابلات», «شركة زين»: a listed name that is another word too, with evidence."""
    return _listed_if_meant(at)


def _listed_if_meant(at: Cursor) -> Company | None:
    accepted = at.article.once(Verdicts).accepts(at.anchor)
    return make_listed(at, at.anchor) if accepted and not is_parenthesised_alias(at) else None


@rule(anchor="quotation mark")
def quoted_company(at: Cursor) -> Company | None:
    """«نمت مبيعات الفرنسية "نوفاليس"»: a name in quotes that no list has, with evidence enough."""
    name = at.article.once(Verdicts).quoted_after(at.anchor)
    return None if name is None else make_company(at, name.start_token, name.stop_token)


@rule(anchor="business word")
def respelt_company(at: Cursor) -> Company | None:
    """«تكبدت فيسوبك», «استحواذ DELL»: a listed name in another spelling."""
    name = at.article.once(Verdicts).respelt_after(at.anchor)
    return None if name is None else make_listed(at, name)


@rule(anchor="company head")
def headed_company(at: Cursor) -> Company | None:
    """«شركة سوميتومو فورستري», «شركة "كريم"»: a name after a head that is no part of it."""
    if at.anchor.value in WORDS.heads_before_listed_names:
        return None  # «تطبيق "أوفرسايت"» is a product
    name = name_after_company_noun(at)
    if name is None or at.mention_at(at.anchor.stop_token, "not a company") is not None:
        return None
    first, stop = name
    return make_company(at, first, stop)


@rule(anchor="share")
def share_of_a_foreign_name(at: Cursor) -> Company | None:
    """«سهم بوليميتال», «أسهم دافيد كامباري»: a foreign name after «سهم», no list has it."""
    anchor = at.anchor
    opening = at.word_in_sentence(anchor.stop_token)
    if anchor.definite or len(opening) < _SHORTEST_FOREIGN or looks_like_verb(opening):
        return None
    stop = end_of_foreign_name(at, anchor.stop_token)
    if stop == anchor.stop_token or at.number_before(anchor.start_token):
        return None
    return make_company(at, anchor.stop_token, stop)


@rule(anchor="share")
def quoted_share(at: Cursor) -> list[Company]:
    """«أسهم «المتقدمة» و«البحري»»: what is quoted after «سهم» are companies."""
    return [
        company
        for inside in _joined_quotes(at)
        if not _is_any_word(at, *inside) and (company := make_company(at, *inside))
    ]


@rule(anchor="company head")
def quoted_pair(at: Cursor) -> list[Company] | None:
    """«شركتا «نوفا جت» و«طيران سنتورا»»: what is quoted after a head of two are companies."""
    if at.anchor.value not in WORDS.heads_of_two:
        return None
    return [company for inside in _joined_quotes(at) if (company := make_company(at, *inside))]


def _joined_quotes(at: Cursor) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the quotes after the anchor, joined by «و» and commas, unless listed."""
    inside = quoted(at, at.anchor.stop_token)
    while inside is not None:
        first, stop = inside
        if not (at.mention_at(first, "company") or at.mention_at(first, "not a company")):
            yield inside
        place = stop + 1
        while at.word(place) in {"و", "،"}:
            place += 1
        inside = quoted(at, place)


@rule(anchor="company head")
def companies_of_a_list(at: Cursor) -> list[Company] | None:
    """«شركتا سابك وهارفيند الأمريكية»: the names after a plural, one known at least."""
    anchor = at.anchor
    if (
        anchor.entry.grammatical_number != "many"
        and at.word(anchor.start_token - 1) not in WORDS.shares_of_several
    ):
        return None
    if anchor.definite and anchor.value != "شركتين":
        return None
    names_alone = anchor.value in WORDS.heads_before_names_only
    names = coordinated_names(at)
    sure = sum([item.sure for item in names])
    if not sure and not (len(names) >= 2 and names_alone):
        return None
    made = [
        make_company(at, item.start_token, item.stop_token, item.start)
        for item in names
        if not item.sure and (sure > 1 or names_alone or not item.definite)
    ]
    return [company for company in made if company]


@rule(anchor="company")
def two_sides(at: Cursor) -> list[Company] | None:
    """«بين سوناطراك ومدار للطاقة»: what is told of two sides, one of them a listed company."""
    known = at.anchor
    first = known.stop_token
    partner, tail = at.word_in_sentence(first), at.word_in_sentence(first + 1)
    told = at.word(known.start_token - 1) == "بين" and partner[:1] == "و" and len(partner) > 3
    if not (told and tail in WORDS.tails and tail.startswith("لل")):
        return None
    listed = _listed_if_meant(at)
    other = make_company(at, first, first + 2, at.passage.char_offset(first, 1))
    return [listed, other] if listed and other else None


@rule(anchor="speaker")
def company_of_a_speaker(at: Cursor) -> Company | None:
    """«محلل لدى ويدمارك سيكيوريتيز», «خبيرة في «برنشتاين»»: where those work who speak of markets."""
    for join in range(at.anchor.stop_token, at.anchor.stop_token + _LONGEST_TITLE):
        word = at.word_in_sentence(join)
        if not word:
            return None
        if word in WORDS.joins:
            break
        if word in WORDS.name_boundary:
            return None  # «يتفق المحللون أن كلا من …»
    else:
        return None
    first = join + 1
    if not at.sentence_continues(first) or at.mention_at(first, "company") is not None:
        return None
    inside = quoted(at, first)
    if inside is not None:
        return None if _is_any_word(at, *inside) else make_company(at, *inside)
    stop = _latin_or_foreign(at, first)
    if stop is None or at.mention_at(first, "country") or at.mention_at(first, "place clue"):
        return None
    if at.word(join) == "في" and stop - first < 2 and not is_latin_name(at.word(first)):
        return None
    return make_company(at, first, stop)


def _is_any_word(at: Cursor, first: int, stop: int) -> bool:
    """«أسهم "النمو"», «خبراء في "التحقق البصري"»: words in quotes that no list has as a name."""
    matches = at.matches_at(first)
    listed = (
        "ambiguous company" in matches and matches["ambiguous company"].token_count == stop - first
    )
    words = [at.word(place).removeprefix(DEFINITE_ARTICLE) for place in range(first, stop)]
    return not listed and all(map(is_common, words))


def _latin_or_foreign(at: Cursor, first: int) -> int | None:
    if is_latin_name(at.word(first)):
        return end_of_name(at, first)
    stop = end_of_foreign_name(at, first)
    if stop == first:
        return None
    if at.word_in_sentence(stop) in WORDS.tails:
        return end_of_name(at, first)  # «محلل في نعيم للسمسرة»
    return stop if stop - first > 1 or len(at.word(first)) > 4 else None


@rule(anchor="foreign tail")
def company_with_a_foreign_tail(at: Cursor) -> Company | None:
    """«ستانفيلد هولدينغ», «"جي بي إتش إنسايتس"»: a foreign name with a company's last word."""
    anchor = at.anchor
    if anchor.clitic:
        return None
    first, start = start_of_foreign_name(at, anchor.start_token)
    if first == anchor.start_token:
        return None
    before = first - 1 - opens_quote(at, first - 1)
    if at.word(before) in WORDS.not_quoted_prefixed:
        return None  # «معرض "سيتي فيجن جلوبال"»
    stop = end_of_foreign_name(at, anchor.start_token)
    return make_company(at, first, stop, start) if stop > anchor.start_token else None


@rule(anchor="article")
def remembered_company(at: Cursor) -> list[Company] | None:
    """«شركة هارفيند … وهارفيند»: a name once told is found again bare, or in short."""
    return [
        quote(at, first, stop, start, company)
        for first, stop, start, company in find_repeats(at, follows_company_noun)
    ]


companies = Extractor(
    fact_class=Company,
    words=company_words,
    rules=(
        quoted_pair,
        headed_company,
        companies_of_a_list,
        quoted_share,
        share_of_a_foreign_name,
        two_sides,
        listed_company,
        ambiguous_company,
        quoted_company,
        respelt_company,
        bank_or_group,
        company_of_a_speaker,
        company_with_a_foreign_tail,
        remembered_company,
    ),
)
