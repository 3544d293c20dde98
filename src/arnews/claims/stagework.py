"""The article as the stage of claims works on it: its text, sentences and vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from arnews.claims.clauses import Sentence, place, sentences
from arnews.claims.growth import add_growth
from arnews.claims.mentioned import article_names
from arnews.claims.names import names_of_signs, start_of
from arnews.claims.slots import MEASURE_KINDS, Name, Placed, Slot
from arnews.claims.spoken import LABEL, last_meant
from arnews.claims.unnamed import PREPOSITIONS
from arnews.claims.vocabulary import Sign, vocabulary
from arnews.facts import Span
from arnews.language.inflection import is_definite
from arnews.rules.article import Article

__all__ = ["Trace", "Work"]

Trace: TypeAlias = Callable[[str, Placed, Slot | None], None]
"""Called with the name of a rule, the figure that it was asked about, and its answer."""

_LEAD: Final = 70
"""Tokens of title and lead, where the topic is named."""
_PRICED_WITHIN: Final = 3
_PRICES: Final = frozenset(
    {"share_price", "fx_rate", "commodity_price", "crypto_price", "retail_price", "property_price"}
)


def _is_of_shares(name: Name, head: Sign) -> bool:
    """Return whether a head begins the name of a market: «الأسهم السعودية»."""
    return name.type == "market" and head.value.name == "share_price"


def _is_priced(sentence: Sentence, sign: Sign, name: Name) -> bool:
    """Return whether a price is that of a name: «سعر لتر البنزين», but not «أسعار التأمين على المركبات»."""
    first = sign.stop_token
    if not first <= name.start_token <= first + _PRICED_WITHIN:
        return False
    between = [sentence.word(index) for index in range(first, name.start_token)]
    return all(not is_definite(word) and word not in PREPOSITIONS for word in between)


def _carried(sentence: Sentence, sign: Sign) -> str:
    """Return the metric of what a bare price goes on with: «هبطت الفضة 2% ليبلغ السعر 16 دولارا»."""
    first = sign.stop_token
    ahead = [one for one in sentence.figures if first <= one.start_token < first + _PRICED_WITHIN]
    if not sign.definite or not ahead or ahead[0].kind != "money":
        return ""
    before = [one for one in sentence.names if one.stop_token <= sign.start_token]
    named = [one.metric for one in before if one.metric in _PRICES and not one.counter]
    return named[-1] if named else ""


def _is_quoted(sentence: Sentence, head: Sign) -> bool:
    """Return whether quotation marks stand around a head, which make it a name: «حل "الاستثمار الصناعي" ثالثا»."""
    return sentence.word(head.start_token - 1) == '"' and any(
        sentence.word(index) == '"' for index in range(head.stop_token, head.stop_token + 2)
    )


class Work:
    """One article while its claims are being made.

    Attributes:
        text: the article.
        vocabulary: the words of claims.
        sentences: the sentences that hold a figure.
        names: the names of the whole article, in reading order.
        lead_stop: the token after title and lead.
        trace: called with each rule's answer; None if nobody asks.
    """

    def __init__(self, article: Article, facts: Sequence[Span], trace: Trace | None = None) -> None:
        """Read the sentences that hold a figure.

        Args:
            article: the article with its mentions.
            facts: its facts, in reading order.
            trace: called with each rule's answer.
        """
        self.trace = trace
        self.passage = article.passage
        self.text = article.passage.text
        self.vocabulary = vocabulary()
        self.names: list[Name] = []
        self.sentences: list[Sentence] = []
        self.lead_stop = min(_LEAD, len(article.passage.tokens))
        if all(fact.kind not in MEASURE_KINDS for fact in facts):
            return
        placed = place(article.passage, facts)
        self.sentences.extend(sentences(article.passage, placed, self.vocabulary))
        parts = [(self._label(one.first), one.stop) for one in self.sentences]
        known = article_names(article, placed, [(0, self.lead_stop), *parts])
        at = 0
        for sentence in self.sentences:
            while at < len(known) and known[at].start_token < sentence.first:
                self.names.append(known[at])
                at += 1
            inside = []
            while at < len(known) and known[at].start_token < sentence.stop:
                inside.append(known[at])
                at += 1
            for name in names_of_signs(sentence, inside):
                one = self._meant(name) if name.stands and name.metric else name
                sentence.names.append(one)
                self.names.append(one)
            self._name_prices(sentence)
            add_growth(sentence, self.vocabulary.metrics)
            self._drop_heads_in_names(sentence)
            self._drop_deals_in_names(sentence)
        self.names.extend(known[at:])

    def _label(self, first: int) -> int:
        """Return where a label before a sentence begins, else its first token: «قطر.. هبط المؤشر»."""
        tokens = self.passage.tokens
        for index in range(first - 2, max(first - 2 - LABEL, -1), -1):
            if tokens[index].ends_sentence or tokens[index].word == ":":
                return index + 1
        return first

    def _meant(self, name: Name) -> Name:
        """Return a name that stands for another with the metric of that one: «العملة»."""
        meant = last_meant(self.names, name, len(self.names))
        if meant is None:
            return name
        return name._replace(metric=meant.metric, moves=meant.moves)

    def _name_prices(self, sentence: Sentence) -> None:
        """Give the heads of prices their metric: that of what is priced: «سعر البنزين»."""
        heads = sentence.signs.setdefault("metric", [])
        if "price" not in sentence.signs:
            return
        taken = {head.start_token for head in heads}
        futures = {head.start_token for head in heads if head.value.name == "commodity_price"}
        for sign in sentence.signs["price"]:
            if sign.start_token in taken or sign.stop_token in futures:
                continue
            for name in sentence.names:
                if _is_priced(sentence, sign, name):
                    metric = "share_price" if name.type == "company" else name.metric
                    if metric in _PRICES:
                        heads.append(
                            sign._replace(kind="metric", value=self.vocabulary.metrics[metric])
                        )
                        break
            else:
                metric = (
                    "share_price" if self._of_a_share(sentence, sign) else _carried(sentence, sign)
                )
                if metric:
                    value = self.vocabulary.metrics[metric]
                    heads.append(sign._replace(kind="metric", value=value))
        heads.sort(key=lambda head: head.start_token)

    def _of_a_share(self, sentence: Sentence, sign: Sign) -> bool:
        """Return whether a bare price is that of a share: «سهم سابك … بسعر 90 ريالا»."""
        if not any(
            figure.start_token == sign.stop_token and figure.kind == "money"
            for figure in sentence.figures
        ):
            return False
        heads = sentence.signs["metric"]
        return any(
            head.value.name == "share_price" and head.start_token < sign.start_token
            for head in heads
        )

    def _drop_heads_in_names(self, sentence: Sentence) -> None:
        """Drop the heads that are part of a name: «قطاع الاستثمار»."""
        heads = sentence.signs["metric"]
        sentence.signs["metric"] = [
            head
            for head in heads
            if not _is_quoted(sentence, head)
            and not any(
                name.start_token < head.start_token + _is_of_shares(name, head)
                and head.stop_token <= name.stop_token
                for name in sentence.names
            )
        ]

    def _drop_deals_in_names(self, sentence: Sentence) -> None:
        """Drop the deal words that are part of a company's name: «جهاز قطر للاستثمار»."""
        deals = sentence.signs.get("deal")
        if deals:
            sentence.signs["deal"] = [
                deal
                for deal in deals
                if not any(
                    name.start_token < deal.start_token < name.stop_token
                    for name in sentence.names
                    if name.type == "company"
                )
            ]

    def sign_span(self, sign: Sign) -> tuple[int, int]:
        """Return the characters of a sign, without its clitics.

        Args:
            sign: the sign.
        """
        return start_of(self.passage, sign), self.passage.end(sign.stop_token - 1)
