"""Whether a name that is another word too stands for its company here."""

from __future__ import annotations

import unicodedata
from typing import Final

from arnews.extractors.companies.boundaries import end_of_description
from arnews.extractors.companies.coreference import Memory
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import is_given_name, is_latin_name, sounds_foreign
from arnews.extractors.quotes import in_quotes, opens_quote
from arnews.facts import Company
from arnews.language.company_list import NEEDS_QUOTES, CompanyEntry
from arnews.rules import Article, Cursor

__all__ = [
    "follows_company_noun",
    "has_evidence",
    "is_institution_or_person",
    "is_parenthesised_alias",
    "is_person",
    "is_quoted_or_share",
]

_TANWEEN: Final = "\u064b"
_WITH_HAMZA: Final = frozenset({"أ", "آ"})
_JOINS: Final = frozenset({"و", "،"})


def is_institution_or_person(at: Cursor) -> bool:
    """Whether the anchor is part of the name of an institution, a club, a person, a street.

    Or another word, by its spelling or with its particle: «وابل» without a hamza.
    """
    anchor = at.anchor
    first = anchor.start_token
    tokens = at.tokens
    if "not a company" in tokens[first].kinds:
        blocker = at.mention_at(first, "not a company")
        if blocker is not None and blocker.stop_token >= anchor.stop_token:
            return True
    if _TANWEEN in at.passage.text[anchor.start : anchor.end]:
        return True  # «ميتًا»
    if tokens[first].word in WORDS.looks_prefixed and _as_written(at) not in _WITH_HAMZA:
        return True  # «وابل»
    if first == 0 or tokens[first - 1].ends_sentence:
        return False
    before = tokens[first - 1].word
    if is_given_name(before) and isinstance(anchor.value, CompanyEntry) and not anchor.clitic:
        one_name = anchor.stop_token == first + 1 or anchor.kind == "ambiguous company"
        if one_name:
            at.article.once(Memory).people.add(anchor.value.name)
            return True
    return before in WORDS.no_company_after_prefixed


def _is_arabic_name(word: str) -> bool:
    """Whether a word may end the Arabic name that an alias stands after."""
    known = word in WORDS.name_boundary or word in WORDS.evidence
    return word.isalpha() and not word.isascii() and not known


def is_person(at: Cursor) -> bool:
    """Whether the article has told of a person of that name: «كيغان جاكوبس … جاكوبس»."""
    return at.anchor.value.name in at.article.once(Memory).people and not has_evidence(at)


def _as_written(at: Cursor) -> str:
    """The first letter of the anchor as the article has it, its hamza composed."""
    start = at.anchor.start
    return unicodedata.normalize("NFKC", at.passage.text[start : start + 2])[:1]


def is_parenthesised_alias(at: Cursor) -> bool:
    """Whether the anchor is the Latin alias in parentheses after its company's name."""
    first = at.anchor.start_token
    if at.word(first - 1) != "(" or not is_latin_name(at.tokens[first].word):
        return False
    if at.word(at.anchor.stop_token) == ")" and _is_arabic_name(at.word(first - 2)):
        return True
    after = first - 2 if at.word(first - 2) == '"' else first - 1
    while after > 0:
        named = at.candidate_ending_at(after)  # of a rule of companies that was tried before
        if named is not None and isinstance(named.fact, Company):
            return True
        if at.mention_at(after - 1, "nationality") is None:
            return False
        after -= 1
    return False


def is_quoted_or_share(at: Cursor) -> bool:
    """Whether quotes or «سهم» are there, without which so common a word is no name."""
    first = at.anchor.start_token
    return opens_quote(at, first - 1) or at.word(first - 1) in WORDS.shares


def has_evidence(at: Cursor) -> bool:
    """Whether anything around the anchor tells that a company is meant."""
    anchor = at.anchor
    company: CompanyEntry = anchor.value
    if company.name[0] in _WITH_HAMZA and _as_written(at) == "إ":
        return False  # «إبل» is no «أبل»
    tokens = at.tokens
    first, stop = anchor.start_token, anchor.stop_token
    word = tokens[first].word
    before = tokens[first - 1].word if first and not tokens[first - 1].ends_sentence else ""
    after = at.word_in_sentence(stop)
    if in_quotes(at, first, stop):
        return at.word(first - 2) not in WORDS.not_quoted and at.article.once(_on_business)
    if anchor.entry.grammatical_number == NEEDS_QUOTES or (
        stop - first == 1 and word in WORDS.not_a_name
    ):
        return before in WORDS.shares  # «شركة أغذية» is any
    if before in WORDS.sufficient_evidence or company.name in at.article.once(Memory).companies:
        return True
    if _is_hashtag(at, before) or (after == "(" and is_latin_name(at.word(stop + 1))):
        return True
    if _is_owned(at, after) or _with_nationality(at) or _beside_another(at, before):
        return True
    if follows_company_noun(at, first):
        return True
    if stop - first > 1:
        return before in WORDS.evidence or after in WORDS.evidence
    return sounds_foreign(word) and (
        before in WORDS.business_nouns or _acts(before) or _has_peer(at, company)
    )


def _is_hashtag(at: Cursor, before: str) -> bool:
    """Whether the name is a hashtag by itself: «#أبوظبي_الأول», not «#أصول_القطاع_العام»."""
    return before == "#" and at.passage.text[at.anchor.end : at.anchor.end + 1] != "_"


def _acts(verb: str) -> bool:
    """Whether a verb of business in the feminine, as companies take it, stands there: «وقالت فورد»."""
    verb = verb.removeprefix("و")
    if verb.startswith("ست") and len(verb) > 4 and verb not in WORDS.first_names:
        return True  # «ستبني ديل»: the future
    return verb in WORDS.evidence and (verb.endswith("ت") or verb.startswith("ت"))


def _is_owned(at: Cursor, after: str) -> bool:
    """Whether the words after tell whose it is: «نخيل، التابعة لدبي القابضة»."""
    if after == "،":
        after = at.word(at.anchor.stop_token + 1)
    return after in WORDS.owned


def _has_peer(at: Cursor, company: CompanyEntry) -> bool:
    """Whether a sure company of the same trade stands in the sentence: «حصة أوبر في كريم»."""
    return company.kind in at.article.once(Memory).trades and any(
        isinstance(peer.fact, Company)
        and isinstance(peer.anchor.value, CompanyEntry)
        and peer.anchor.value.kind == company.kind
        for peer in at.candidates_in_sentence(at.anchor.start_token)
    )


def _with_nationality(at: Cursor) -> bool:
    """Whether a foreign name has its nationality after it: «شل الهولندية»."""
    anchor = at.anchor
    nationality = at.mention_at(anchor.stop_token, "nationality")
    if nationality is None or not nationality.definite or anchor.clitic:
        return False
    return sounds_foreign(at.tokens[anchor.start_token].word)


def _beside_another(at: Cursor, before: str) -> bool:
    """Whether a company stands right beside, joined by «و» or a comma."""
    anchor = at.anchor
    following = at.mention_at(anchor.stop_token, "company")
    if following is not None and following.clitic == "و":
        return True  # «زين وأورنج»
    joined = at.tokens[anchor.start_token].word[0] == "و"
    if not joined and before not in _JOINS:
        return False
    place = anchor.start_token if joined else anchor.start_token - 1
    while at.mention_at(place - 1, "nationality") is not None:
        place -= 1
    neighbour = at.candidate_ending_at(place)
    return neighbour is not None and isinstance(neighbour.fact, Company)


def follows_company_noun(at: Cursor, first: int) -> bool:
    """Whether a head of companies stands before the name, adjectives apart.

    A plural before a definite word names a sector: «شركات الاتصالات السعودية».
    """
    tokens = at.tokens
    for place in range(first - 1, max(first - 4, -1), -1):
        if tokens[place].ends_sentence:
            return False
        if "company head" not in tokens[place].kinds:
            continue
        head = at.mention_at(place, "company head")
        if head is not None:
            if head.entry.grammatical_number == "many" and at.word(first).startswith("ال"):
                return False
            return head.stop_token == first or end_of_description(at, head.stop_token) >= first
    return False


def _on_business(article: Article) -> bool:
    """Whether the article speaks of shares, companies or profits."""
    return bool(article.mentions.get("currency")) or any(
        token.word in WORDS.business_article for token in article.passage.tokens
    )
