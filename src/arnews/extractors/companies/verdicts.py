"""One decision a name: the evidence of all its mentions in the article, added up."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from arnews.extractors.companies.coreference import Memory
from arnews.extractors.companies.evidence import (
    NameInContext,
    is_another_word,
    is_quoted_or_share,
    items_for,
    name_in_context,
    on_business,
)
from arnews.extractors.companies.respelling import find_respelt
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import is_given_name
from arnews.extractors.quotes import quoted
from arnews.facts import Company
from arnews.language.company_list import NEEDS_QUOTES, CompanyEntry
from arnews.rules import Article, Cursor, Mention

__all__ = ["ENOUGH", "Verdict", "Verdicts", "stands_for_another"]

ENOUGH: Final = 4
"""The sum of weights from which on a name is a company."""
_QUOTE: Final = '"'
_JOINS: Final = frozenset({"و", "،"})
_ROUNDS: Final = 3
"""How often neighbours vouch for each other: «زين وأورنج وفودافون»."""
_LONGEST_SIGN: Final = 2
"""How many letters a grade or a model has: «"B-"», «"XS"»."""
_LONGEST_QUOTE: Final = 6
_LONGEST_LABEL: Final = 3
"""How many words stand at most between «صحيفة» and the quote: «صحيفة المال المصرية "…"»."""


class Verdict(NamedTuple):
    """What an article says about one name.

    Attributes:
        name: the name of the list, or the words in quotes.
        items: the items of evidence with their weights, those against it negative.
    """

    name: str
    items: dict[str, int]

    @property
    def total(self) -> int:
        """The sum of the weights."""
        return sum(self.items.values())

    @property
    def is_company(self) -> bool:
        """Whether the sum is enough."""
        return self.total >= ENOUGH


class Verdicts:
    """The verdicts on the names of an article that are listed or stand in quotes.

    Made once an article, after the rules of heads and shares: what they found vouches for its
    neighbours. The work is proportional to the number of mentions.

    Attributes:
        by_name: the verdicts by name.
    """

    __slots__ = (
        "_at",
        "_joined",
        "_quoted",
        "_refused",
        "_respelt",
        "_stops",
        "_trades",
        "by_name",
    )

    def __init__(self, article: Article) -> None:
        """Collect the evidence for and against each name, then let accepted neighbours vouch."""
        self.by_name: dict[str, Verdict] = {}
        self._at = Cursor(article)
        self._refused: set[tuple[int, int]] = set()  # spans of mentions of something else
        self._stops: set[int] = set()  # where mentions of accepted companies stop
        self._joined: set[int] = set()  # where such begin with «و»
        self._trades: dict[str, list[int]] = {}  # first tokens of listed companies by trade
        listed = _named(article, "company")
        for mention in listed:
            full = mention.stop_token - mention.start_token > 1
            self._add(mention, ("listed", *self._against(mention)))
            if full and _span(mention) not in self._refused:
                self._add(mention, ("full_name",))
        for mention in listed:
            if not self.by_name[self._key(mention)].is_company:
                self._add(mention, items_for(self._at, name_in_context(self._at, mention)))
        for mention in listed:
            if self.accepts(mention):
                self._vouch(mention)
        self._quoted = {name.start_token: name for name in _quoted_names(self._at)}
        self._respelt = {name.start_token: name for name in find_respelt(article)}
        doubtful = [
            *_named(article, "ambiguous company"),
            *self._quoted.values(),
            *self._respelt.values(),
        ]
        doubtful = [mention for mention in doubtful if _may_stand_alone(self._at, mention)]
        names = [name_in_context(self._at, mention) for mention in doubtful]
        for name in names:
            self._weigh(name)
        self._settle_neighbours(names)

    def accepts(self, mention: Mention) -> bool:
        """Return whether a mention stands for a company: its name is one, and here it is meant."""
        if mention.definite or _span(mention) in self._refused:
            return False
        verdict = self.by_name.get(self._key(mention))
        return verdict is not None and verdict.is_company and _may_stand_alone(self._at, mention)

    def quoted_after(self, mark: Mention) -> Mention | None:
        """Return the company, in no list, that a quotation mark opens, or None."""
        name = self._quoted.get(mark.stop_token)
        return name if name is not None and self.accepts(name) else None

    def respelt_after(self, word: Mention) -> Mention | None:
        """Return the company in another spelling that follows a word of business, or None."""
        name = self._respelt.get(word.stop_token)
        return name if name is not None and self.accepts(name) else None

    def _key(self, mention: Mention) -> str:
        if mention.value is not None:
            return str(mention.value.name)
        tokens = self._at.tokens[mention.start_token : mention.stop_token]
        return " ".join([token.word for token in tokens])

    def _add(self, mention: Mention, items: Iterable[str]) -> Verdict:
        key = self._key(mention)
        verdict = self.by_name.get(key)
        if verdict is None:
            verdict = self.by_name[key] = Verdict(key, {})
            if key in self._at.article.once(Memory).companies:
                verdict.items["told"] = WORDS.weights["told"]
        weights = WORDS.weights if mention.value is not None else WORDS.weights_in_quotes
        for item in items:
            verdict.items[item] = weights[item]
        return verdict

    def _weigh(self, name: NameInContext) -> None:
        mention = name.mention
        against = list(self._against(mention, name.quoted))
        self._add(mention, against)
        if against:
            return
        items = list(items_for(self._at, name))
        self._add(mention, items)
        alone = not items and not self._is_beside_another(name)
        if alone and _may_be_another(self._at, name):
            self._refused.add(_span(mention))

    def _against(self, mention: Mention, in_quotes: bool = False) -> Iterator[str]:
        """Yield the items against a mention, which then stands for no company itself."""
        at = self._at
        items = list(_items_against(at, mention, in_quotes))
        if items or _is_of_an_institution(at, mention):
            self._refused.add(_span(mention))
        elif mention.value is not None and is_another_word(at, mention):
            self._refused.add(_span(mention))
            items.append("spelling")
        yield from items

    def _vouch(self, mention: Mention) -> None:
        """Remember where an accepted mention stands: it vouches for its neighbours."""
        self._stops.add(mention.stop_token)
        if mention.clitic == "و":
            self._joined.add(mention.start_token)
        company: CompanyEntry | None = mention.value
        if company is not None and company.kind:
            insort(self._trades.setdefault(company.kind, []), mention.start_token)

    def _settle_neighbours(self, names: list[NameInContext]) -> None:
        """Accept what is beside an accepted name, for some rounds: one may vouch for the next."""
        open_names = names
        for _ in range(_ROUNDS):
            waiting = []
            for name in open_names:
                mention = name.mention
                if _span(mention) in self._refused:
                    continue
                if not self.by_name[self._key(mention)].is_company:
                    self._add(mention, self._peers(name))
                if self.accepts(mention):
                    self._vouch(mention)
                else:
                    waiting.append(name)
            if len(waiting) in {0, len(open_names)}:
                return
            open_names = waiting

    def _peers(self, name: NameInContext) -> Iterator[str]:
        first = name.mention.start_token
        if name.foreign and self._at.word(first - 2) == _QUOTE and first - 2 in self._stops:
            yield "behind_company"
        if self._is_beside_another(name):
            yield "peer_beside"
        if name.foreign and name.mention.value is not None and self._has_peer(name.mention):
            yield "peer_of_trade"

    def _is_beside_another(self, name: NameInContext) -> bool:
        """Return whether a company stands right beside, joined by «و» or a comma."""
        at, mention = self._at, name.mention
        if mention.stop_token + name.quoted in self._joined:
            return True  # «زين وأورنج»
        place = mention.start_token - name.quoted
        if mention.clitic != "و":
            if name.before not in _JOINS:
                return False
            place -= 1
        while at.mention_at(place - 1, "nationality") is not None:
            place -= 1
        if at.word(place - 1) == _QUOTE:
            place -= 1
        return place in self._stops or _is_company(at, place)

    def _has_peer(self, mention: Mention) -> bool:
        """Return whether another company of its trade is in the sentence: «حصة أوبر في كريم»."""
        starts = self._trades.get(mention.value.kind)
        if not starts:
            return False
        first, stop = self._at.passage.sentence(mention.start_token)
        place = bisect_left(starts, first)
        return place < len(starts) and starts[place] < stop


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _named(article: Article, kind: str) -> list[Mention]:
    return [mention for mention in article.mentions.get(kind, ()) if not mention.definite]


def _may_stand_alone(at: Cursor, mention: Mention) -> bool:
    """Return whether the form is no such common word that it needs quotes or «سهم» here."""
    if mention.value is None or mention.entry.grammatical_number != NEEDS_QUOTES:
        return True
    return is_quoted_or_share(at, mention)


def stands_for_another(at: Cursor, mention: Mention) -> bool:
    """Return whether a mention is part of the name of an institution, a person, a street."""
    return _is_of_an_institution(at, mention) or any(_items_against(at, mention, in_quotes=False))


def _is_company(at: Cursor, stop: int) -> bool:
    found = at.candidate_ending_at(stop)
    return found is not None and isinstance(found.fact, Company)


def _is_of_an_institution(at: Cursor, mention: Mention) -> bool:
    """Return whether the mention is part of the name of an institution: «البنك المركزي»."""
    if "not a company" not in at.tokens[mention.start_token].kinds:
        return False
    institution = at.mention_at(mention.start_token, "not a company")
    return institution is not None and institution.stop_token >= mention.stop_token


def _items_against(at: Cursor, mention: Mention, in_quotes: bool) -> Iterator[str]:
    """Yield what the word before tells against a company: a person, a river, a club, a film."""
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
    if before in WORDS.nature_prefixed:
        yield "nature"
    if mention.value is None and before in WORDS.products_prefixed:
        yield "product"


def _may_be_another(at: Cursor, name: NameInContext) -> bool:
    """Return whether an Arabic word without evidence may be no name: «التعليم الأهلي», «كتاب»."""
    mention = name.mention
    if name.quoted:
        return False
    adjective = not mention.clitic.strip("و") and _is_definite(at, mention.start_token)
    return mention.clitic.endswith(("ك", "ب")) or (
        adjective and _is_definite(at, mention.start_token - 1)
    )


def _is_definite(at: Cursor, index: int) -> bool:
    return at.sentence_continues(index + 1) and at.word(index).lstrip("وبفك").startswith(
        ("ال", "لل")
    )


def _is_family_name(mention: Mention) -> bool:
    """Return whether a name may be that of a family: one word without a clitic, or ambiguous."""
    one_word = mention.stop_token == mention.start_token + 1
    return not mention.clitic and (one_word or mention.kind == "ambiguous company")


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


def _quoted_names(at: Cursor) -> Iterator[Mention]:
    """Yield the names in quotes that no list has, in an article on business."""
    if not at.article.once(on_business):
        return
    for mark in at.article.mentions.get("quotation mark", ()):
        inside = quoted(at, mark.start_token)
        if inside is not None and _may_be_quoted_name(at, *inside):
            first, stop = inside
            start, end = at.passage.start(first), at.passage.end(stop - 1)
            yield Mention("quoted name", None, first, stop, start, end)


def _may_be_quoted_name(at: Cursor, first: int, stop: int) -> bool:
    """Return whether the words in quotes may be a name that no list has, and no product's name."""
    if WORDS.known_names & at.tokens[first].kinds:
        matches = at.matches_at(first)
        if any(not matches[kind].prefix_length for kind in WORDS.known_names & matches.keys()):
            return False
    words = [token.word for token in at.tokens[first:stop]]
    return (
        WORDS.name_boundary.isdisjoint(words)
        and not is_given_name(words[0])
        and len("".join(words)) > _LONGEST_SIGN
    )
