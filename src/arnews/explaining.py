"""Explaining a name: every item of evidence over the article, the sum and the verdict."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from arnews.extractors.companies.counterevidence import items_against
from arnews.extractors.companies.evidence import items_for, name_in_context
from arnews.extractors.companies.verdicts import ENOUGH, Verdict, Verdicts
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.quotes import in_quotes
from arnews.facts import Company, Span
from arnews.pipeline import Pipeline, default_pipeline
from arnews.rules import Article, Cursor, Mention
from arnews.rules.engine import call_rules
from arnews.text.folding import normalize

__all__ = ["ExplainedName", "NameItem", "NameMention", "explain_name"]

_KINDS = ("company", "ambiguous company")


@dataclass(frozen=True)
class NameItem:
    """An item of evidence.

    Attributes:
        item: its key in `[weights]` or `[weights_in_quotes]` of `lexicons/business.toml`.
        weight: what it counts, negative if it speaks against a company.
        offsets: where the mentions stand that give it; empty if neighbours or the list do.
    """

    item: str
    weight: int
    offsets: tuple[int, ...] = ()


@dataclass(frozen=True)
class NameMention:
    """A mention of the name.

    Attributes:
        text: the quote.
        start: offset of its first code point.
        end: offset after its last code point.
        rule: the rule that made a fact of it, or "".
    """

    text: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True)
class ExplainedName:
    """Why a name is a company in an article, or is none.

    Attributes:
        name: the name of the list, or the words of the article.
        items: the evidence, what speaks for a company first.
        total: the sum of the weights.
        needed: the sum from which on a name is a company.
        mentions: where the name stands, with the rules that made facts of it.
    """

    name: str
    items: tuple[NameItem, ...]
    total: int
    needed: int
    mentions: tuple[NameMention, ...]

    @property
    def is_company(self) -> bool:
        """True if a mention of the name is a fact."""
        return any(mention.rule for mention in self.mentions)

    def __str__(self) -> str:
        """Return one line for the verdict, each item and each mention."""
        verdict = "a company" if self.is_company else "no company"
        lines = [f"{self.name}: {verdict}, evidence {self.total}, needed {self.needed}"]
        for item in self.items:
            where = ", ".join(map(str, item.offsets))
            lines.append(f"  {item.weight:+}  {item.item}" + (f"  at {where}" if where else ""))
        lines += [
            f"  {mention.start}:{mention.end}  {mention.text}  {mention.rule or '-'}"
            for mention in self.mentions
        ]
        return "\n".join(lines)


def explain_name(
    article: str,
    name: str,
    pipeline: Pipeline | None = None,
    *,
    published: datetime.date | None = None,
) -> ExplainedName:
    """Return the evidence of an article on a name, whether the name was accepted or not.

    Names that a head tells alone («شركة سنتورا») need no evidence: their mentions have the rule.

    Args:
        article: the text of the article.
        name: a name of the company list, or words of the article.
        pipeline: the pipeline that found the facts; the default one if None.
        published: the article's date.

    Example:
        >>> print(explain_name("تجمد نهر سابك، وقيل إن سابك طويل", "سابك"))
        سابك: no company, evidence 1, needed 4
          +5  listed
          -4  nature  at 9
          9:13  سابك  -
          23:27  سابك  -
    """
    pipeline = pipeline or default_pipeline()
    read = pipeline.analyze(article, published)
    facts = call_rules(read, pipeline.rule_sets)
    at = Cursor(read)
    mentions = sorted(_mentions(read, normalize(name)), key=lambda one: one.start)
    verdict = _verdict(read, mentions, name)
    given: dict[str, list[int]] = {}
    for mention in mentions:
        for item in _items(at, mention):
            given.setdefault(item, []).append(mention.start)
    weights = _weights(mentions, verdict, given)
    items = [NameItem(item, weight, tuple(given.get(item, ()))) for item, weight in weights.items()]
    return ExplainedName(
        verdict.name,
        tuple(sorted(items, key=lambda item: -item.weight)),
        sum(weights.values()),
        ENOUGH,
        tuple(_placed(article, mention, facts) for mention in mentions),
    )


def _mentions(article: Article, name: str) -> Iterator[Mention]:
    """Yield the mentions of the listed company, else the places where the words stand."""
    listed = [mention for kind in _KINDS for mention in article.mentions.get(kind, ())]
    meant = {
        mention.value.name
        for mention in listed
        if name in (normalize(mention.value.name), _folded(article, mention))
    }
    if meant:
        yield from _longest([mention for mention in listed if mention.value.name in meant])
        return
    words = [token.word for token in article.passage.tokens]
    wanted = name.split()
    for first in range(len(words) - len(wanted) + 1):
        stop = first + len(wanted)
        if words[first:stop] == wanted:
            start, end = article.passage.start(first), article.passage.end(stop - 1)
            yield Mention("name", None, first, stop, start, end)


def _longest(mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions that no longer one holds."""
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.end > end:
            end = mention.end
            yield mention


def _folded(article: Article, mention: Mention) -> str:
    return normalize(article.passage.text[mention.start : mention.end])


def _verdict(article: Article, mentions: list[Mention], name: str) -> Verdict:
    """Return the verdict of the rules; an empty one if they did not weigh the name."""
    weighed = article.made_once.get(Verdicts)
    key = mentions[0].value.name if mentions and mentions[0].value else normalize(name)
    verdict: Verdict | None = weighed.by_name.get(key) if weighed is not None else None
    return verdict or Verdict(key if mentions and mentions[0].value else name, {})


def _items(at: Cursor, mention: Mention) -> Iterator[str]:
    quoted = in_quotes(at, mention.start_token, mention.stop_token)
    against = list(items_against(at, mention, quoted))
    yield from against or items_for(at, name_in_context(at, mention))


def _weights(
    mentions: list[Mention], verdict: Verdict, given: dict[str, list[int]]
) -> dict[str, int]:
    """Return the weights that the verdict counted; of a name that was not weighed, all given."""
    if verdict.items:
        return dict(verdict.items)
    listed = bool(mentions) and mentions[0].value is not None
    weights = WORDS.weights if listed else WORDS.weights_in_quotes
    return {item: weights[item] for item in given}


def _placed(article: str, mention: Mention, facts: list[Span]) -> NameMention:
    start, end = mention.start, mention.end
    rules = [
        fact.rule
        for fact in facts
        if isinstance(fact, Company) and fact.start < end and start < fact.end
    ]
    return NameMention(article[start:end], start, end, rules[0] if rules else "")
