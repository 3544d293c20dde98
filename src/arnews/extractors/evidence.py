"""Whether a name that is another word too stands for its company here."""

from __future__ import annotations

import unicodedata
from typing import Final

from arnews.extractors.business import WORDS
from arnews.extractors.names import describing_end
from arnews.extractors.quotes import in_quotes, opens_quote
from arnews.extractors.shapes import is_given_name, latin, sounds_foreign
from arnews.facts import Company
from arnews.language.firms import SHARE_NAME, Firm
from arnews.rules import Around

__all__ = ["headed", "in_brackets", "is_named", "is_person", "is_told", "no_company"]

_TANWEEN: Final = "\u064b"
_WITH_HAMZA: Final = frozenset({"أ", "آ"})
_JOINS: Final = frozenset({"و", "،"})


def no_company(at: Around) -> bool:
    """Whether the anchor is part of the name of an institution, a club, a person, a street.

    Or another word, by its spelling or with its particle: «وابل» without a hamza.
    """
    anchor = at.anchor
    first = anchor.first
    tokens = at.tokens
    if "no company" in tokens[first].kinds:
        blocker = at.mention_at(first, "no company")
        if blocker is not None and blocker.last >= anchor.last:
            return True
    if _TANWEEN in at.passage.text[anchor.start : anchor.end]:
        return True  # «ميتًا»
    if tokens[first].word in WORDS.whole and _as_written(at) not in _WITH_HAMZA:
        return True  # «وابل»
    if first == 0 or tokens[first - 1].ends:
        return False
    before = tokens[first - 1].word
    if is_given_name(before) and isinstance(anchor.value, Firm) and not anchor.clitic:
        one_name = anchor.last == first + 1 or anchor.kind == "weak company"
        if one_name:
            at.article.notes.setdefault("people", set()).add(anchor.value.name)
            return True
    return before in WORDS.before_elsewhere


def _is_arabic_name(word: str) -> bool:
    """Whether a word may end the Arabic name that an alias stands behind."""
    known = word in WORDS.stops or word in WORDS.evidence
    return word.isalpha() and not word.isascii() and not known


def is_person(at: Around) -> bool:
    """Whether the article has told of a person of that name: «كيغان جاكوبس … جاكوبس»."""
    people = at.article.notes.get("people")
    return people is not None and at.anchor.value.name in people and not is_told(at)


def _as_written(at: Around) -> str:
    """The first letter of the anchor as the article has it, its hamza composed."""
    start = at.anchor.start
    return unicodedata.normalize("NFKC", at.passage.text[start : start + 2])[:1]


def in_brackets(at: Around) -> bool:
    """Whether the anchor is the Latin alias in parentheses behind its company's name."""
    first = at.anchor.first
    if at.word(first - 1) != "(" or not latin(at.tokens[first].word):
        return False
    if at.word(at.anchor.last) == ")" and _is_arabic_name(at.word(first - 2)):
        return True
    behind = first - 2 if at.word(first - 2) == '"' else first - 1
    while behind > 0:
        named = at.candidate_ending_at(behind)  # of a rule of companies that was tried before
        if named is not None and isinstance(named.fact, Company):
            return True
        if at.mention_at(behind - 1, "nationality") is None:
            return False
        behind -= 1
    return False


def is_named(at: Around) -> bool:
    """Whether quotes or «سهم» are there, without which so common a word is no name."""
    first = at.anchor.first
    return opens_quote(at, first - 1) or at.word(first - 1) in WORDS.shares


def is_told(at: Around) -> bool:
    """Whether anything around the anchor tells that a company is meant."""
    anchor = at.anchor
    firm: Firm = anchor.value
    if firm.name[0] in _WITH_HAMZA and _as_written(at) == "إ":
        return False  # «إبل» is no «أبل»
    tokens = at.tokens
    first, last = anchor.first, anchor.last
    word = tokens[first].word
    before = tokens[first - 1].word if first and not tokens[first - 1].ends else ""
    behind = at.onward(last)
    if in_quotes(at, first, last):
        return at.word(first - 2) not in WORDS.not_quoted and _on_business(at)
    if anchor.entry.number == SHARE_NAME or (last - first == 1 and word in WORDS.generic):
        return before in WORDS.shares  # «شركة أغذية» is any
    if before in WORDS.strong_evidence or firm.name in at.article.notes.get("companies", ()):
        return True
    if _is_hashtag(at, before) or (behind == "(" and latin(at.word(last + 1))):
        return True
    if _is_owned(at, behind) or _with_nationality(at) or _beside_another(at, before):
        return True
    if headed(at, first):
        return True
    if last - first > 1:
        return before in WORDS.evidence or behind in WORDS.evidence
    return sounds_foreign(word) and (before in WORDS.nouns or _acts(before) or _has_peer(at, firm))


def _is_hashtag(at: Around, before: str) -> bool:
    """Whether the name is a hashtag by itself: «#أبوظبي_الأول», not «#أصول_القطاع_العام»."""
    return before == "#" and at.passage.text[at.anchor.end : at.anchor.end + 1] != "_"


def _acts(verb: str) -> bool:
    """Whether a verb of business in the feminine, as firms take it, stands there: «وقالت فورد»."""
    verb = verb.removeprefix("و")
    if verb.startswith("ست") and len(verb) > 4 and verb not in WORDS.given:
        return True  # «ستبني ديل»: the future
    return verb in WORDS.evidence and (verb.endswith("ت") or verb.startswith("ت"))


def _is_owned(at: Around, behind: str) -> bool:
    """Whether the words behind tell whose it is: «نخيل، التابعة لدبي القابضة»."""
    if behind == "،":
        behind = at.word(at.anchor.last + 1)
    return behind in WORDS.owned


def _has_peer(at: Around, firm: Firm) -> bool:
    """Whether a sure company of the same trade stands in the sentence: «حصة أوبر في كريم»."""
    return firm.kind in at.article.notes.get("trades", ()) and any(
        isinstance(peer.fact, Company)
        and isinstance(peer.anchor.value, Firm)
        and peer.anchor.value.kind == firm.kind
        for peer in at.candidates_in_sentence(at.anchor.first)
    )


def _with_nationality(at: Around) -> bool:
    """Whether a foreign name has its nationality behind it: «شل الهولندية»."""
    anchor = at.anchor
    nationality = at.mention_at(anchor.last, "nationality")
    if nationality is None or not nationality.definite or anchor.clitic:
        return False
    return sounds_foreign(at.tokens[anchor.first].word)


def _beside_another(at: Around, before: str) -> bool:
    """Whether a company stands right beside, joined by «و» or a comma."""
    anchor = at.anchor
    following = at.mention_at(anchor.last, "company")
    if following is not None and following.clitic == "و":
        return True  # «زين وأورنج»
    joined = at.tokens[anchor.first].word[0] == "و"
    if not joined and before not in _JOINS:
        return False
    place = anchor.first if joined else anchor.first - 1
    while at.mention_at(place - 1, "nationality") is not None:
        place -= 1
    neighbour = at.candidate_ending_at(place)
    return neighbour is not None and isinstance(neighbour.fact, Company)


def headed(at: Around, first: int) -> bool:
    """Whether a head of companies stands before the name, adjectives apart.

    A plural before a definite word names a sector: «شركات الاتصالات السعودية».
    """
    tokens = at.tokens
    for place in range(first - 1, max(first - 4, -1), -1):
        if tokens[place].ends:
            return False
        if "company head" not in tokens[place].kinds:
            continue
        head = at.mention_at(place, "company head")
        if head is not None:
            if head.entry.number == "many" and at.word(first).startswith("ال"):
                return False
            return head.last == first or describing_end(at, head.last) >= first
    return False


def _on_business(at: Around) -> bool:
    """Whether the article speaks of shares, companies or profits."""
    notes = at.article.notes
    if "business" not in notes:
        notes["business"] = bool(at.article.mentions.get("currency")) or any(
            token.word in WORDS.business for token in at.tokens
        )
    return bool(notes["business"])
