"""One decision a name: the evidence of all its mentions in the article, added up."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from arnews.extractors.companies.coreference import Memory
from arnews.extractors.companies.counterevidence import (
    is_of_an_institution,
    items_against,
    may_be_another,
)
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
from arnews.extractors.quotes import opens_quote, quoted
from arnews.facts import Company
from arnews.language.company_list import NEEDS_QUOTES, CompanyEntry
from arnews.rules import Article, Cursor, Mention

__all__ = ["ENOUGH", "Verdict", "Verdicts"]

ENOUGH: Final = 4
"""The sum of weights from which on a name is a company."""
_QUOTE: Final = '"'
_JOINS: Final = frozenset({"و", "،"})
_ROUNDS: Final = 3
"""How often neighbours vouch for each other: «زين وأورنج وفودافون»."""
_LONGEST_SIGN: Final = 2
"""How many letters a grade or a model has: «"B-"», «"XS"»."""


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
        """Return whether the sum is enough."""
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
        """Collect the evidence for and against each name, then let accepted neighbours vouch.

        Args:
            article: the article, with its mentions found.
        """
        self.by_name: dict[str, Verdict] = {}
        self._at = Cursor(article)
        self._refused: set[tuple[int, int]] = set()  # spans of mentions of something else
        self._stops: set[int] = set()  # where mentions of accepted companies stop
        self._joined: set[int] = set()  # where such begin with «و»
        self._trades: dict[str, list[int]] = {}  # first tokens of listed companies by trade
        listed = _named(article, "company")
        for mention in listed:
            self._weigh_listed(mention)
        doubted = {verdict.name for verdict in self.by_name.values() if not verdict.is_company}
        for mention in listed if doubted else ():
            if mention.value.name in doubted and _span(mention) not in self._refused:
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
        """Return whether a mention stands for a company: its name is one, and here it is meant.

        Args:
            mention: a mention of the name.
        """
        if mention.definite or _span(mention) in self._refused:
            return False
        verdict = self.by_name.get(self._key(mention))
        return verdict is not None and verdict.is_company and _may_stand_alone(self._at, mention)

    def quoted_after(self, mark: Mention) -> Mention | None:
        """Return the company, in no list, that a quotation mark opens, or None.

        Args:
            mark: the mention of a quotation mark.
        """
        name = self._quoted.get(mark.stop_token)
        return name if name is not None and self.accepts(name) else None

    def respelt_after(self, word: Mention) -> Mention | None:
        """Return the company in another spelling that follows a word of business, or None.

        Args:
            word: a word, folded.
        """
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

    def _weigh_listed(self, mention: Mention) -> None:
        """Weigh a name that is no other word; its context is asked only if the sum is too low."""
        against = list(self._against(mention))
        if against or mention.value.name not in self.by_name:
            self._add(mention, ("listed", *against))
        if not against and mention.stop_token - mention.start_token > 1:
            self._add(mention, ("full_name",))

    def _weigh(self, name: NameInContext) -> None:
        mention = name.mention
        against = list(self._against(mention, name.quoted))
        self._add(mention, against)
        if against:
            return
        items = list(items_for(self._at, name))
        self._add(mention, items)
        alone = not items and not self._is_beside_another(name)
        if alone and may_be_another(self._at, name):
            self._refused.add(_span(mention))

    def _against(self, mention: Mention, in_quotes: bool = False) -> Iterator[str]:
        """Yield the items against a mention, which then stands for no company itself."""
        at = self._at
        items = list(items_against(at, mention, in_quotes))
        if items or is_of_an_institution(at, mention):
            self._refused.add(_span(mention))
        elif mention.value is not None and is_another_word(at, mention):
            self._refused.add(_span(mention))
            if opens_quote(at, mention.start_token - 1):
                items.append("particle_in_quotes")
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


def _is_company(at: Cursor, stop: int) -> bool:
    found = at.candidate_ending_at(stop)
    return found is not None and isinstance(found.fact, Company)


def _quoted_names(at: Cursor) -> Iterator[Mention]:
    """Yield the names in quotes that no list has, in an article on business."""
    marks = at.article.mentions.get("quotation mark", ())
    if not marks or not at.article.once(on_business):
        return
    closed = 0
    for mark in marks:
        first = mark.stop_token
        if first <= closed or first >= at.count or not _may_open_name(at, first):
            continue
        inside = quoted(at, mark.start_token)
        if inside is None:
            continue
        closed = inside[1] + 1
        if _may_be_name(at, *inside):
            start, end = at.passage.start(first), at.passage.end(inside[1] - 1)
            yield Mention("quoted name", None, first, inside[1], start, end)


def _may_open_name(at: Cursor, first: int) -> bool:
    """Return whether a name may begin with a word in quotes that no list and no other rule has."""
    token = at.tokens[first]
    if not token.word[0].isalpha() or token.word in WORDS.name_boundary:
        return False
    if WORDS.known_names.isdisjoint(token.kinds):
        return not is_given_name(token.word)
    matches = at.matches_at(first)
    return all(match.prefix_length for kind, match in matches.items() if kind in WORDS.known_names)


def _may_be_name(at: Cursor, first: int, stop: int) -> bool:
    """Return whether the words in quotes may be a name: no sentence, no grade or model."""
    words = [token.word for token in at.tokens[first:stop]]
    return WORDS.name_boundary.isdisjoint(words) and len("".join(words)) > _LONGEST_SIGN
