"""What claims are put together from: figures with their tokens, names, and the slots of each figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from arnews.claims.vocabulary import DealWord, Metric, Sign
from arnews.facts import Span

__all__ = [
    "FIGURE_KINDS",
    "MEASURE_KINDS",
    "Name",
    "Party",
    "Period",
    "Placed",
    "Slot",
    "SubjectFound",
    "Told",
]

MEASURE_KINDS: Final = frozenset({"money", "percentage", "quantity", "count"})
"""The kinds of facts that claims are about."""
_BALANCES: Final = frozenset({"budget_balance", "trade_balance", "current_account"})
FIGURE_KINDS: Final = MEASURE_KINDS | {"duration"}
"""The kinds of facts that claims are about; a duration is the term of a deal only."""


class Placed(NamedTuple):
    """A fact with its tokens.

    Attributes:
        fact: the fact.
        number: its index in the document's facts.
        kind: its kind.
        unit: its unit, "" if it has none.
        start_token: its first token.
        stop_token: the token after it (exclusive end).
    """

    fact: Span
    number: int
    kind: str
    unit: str
    start_token: int
    stop_token: int


class Name(NamedTuple):
    """A named thing that figures may be about.

    Attributes:
        type: the type of subject.
        start_token: its first token.
        stop_token: the token after it (exclusive end).
        start: the character it starts at, after clitics and the article.
        end: the character after it.
        key: what two mentions of one thing have in common.
        metric: the metric of its price or level, or "".
        moves: True if it rises and falls itself.
        adjective: True if it is a nationality.
        clitic: the particles before it.
        stands: True if it stands for the last named thing of its type: «الشركة».
        counter: True if it is no subject: something else is measured in it («مقابل الدولار»), or it
            is cited («بحسب رويترز»).
    """

    type: str
    start_token: int
    stop_token: int
    start: int
    end: int
    key: str
    metric: str = ""
    moves: bool = False
    adjective: bool = False
    clitic: str = ""
    stands: bool = False
    counter: bool = False


class SubjectFound(NamedTuple):
    """A subject with the words that stand for it, if it is not named itself.

    Attributes:
        name: the named mention.
        via: the characters of the words that stand for it, or None.
        elided: True if the sentence does not say it.
    """

    name: Name
    via: tuple[int, int] | None = None
    elided: bool = False


class Period(NamedTuple):
    """When a level held.

    Attributes:
        start: the first character of the words that say so.
        end: the character after the last (exclusive end).
        value: the value of the date; None of a relative period.
        inferred: True if another sentence says it.
        of_a_day: True if it is a day that only sessions have: «أمس».
    """

    start: int
    end: int
    value: str | None
    inferred: bool = False
    of_a_day: bool = False


class Party(NamedTuple):
    """A party of a deal.

    Attributes:
        role: what it does.
        name: the named mention.
        inferred: True if another sentence names it.
    """

    role: str
    name: Name
    inferred: bool = False


@dataclass(slots=True)
class Told:
    """What the sentences before have told.

    Attributes:
        market: True if they speak of shares or of a market.
        balance: the deficit or surplus that they spoke of last, or None.
        deals: the first figures of the deals that they spoke of.
    """

    market: bool = False
    balance: Metric | None = None
    deals: list[Slot] = field(default_factory=list)

    def add(self, metric: Metric | None) -> None:
        """Note a metric that a figure has.

        Args:
            metric: the metric; None of a deal.
        """
        if metric is None:
            return
        self.market = self.market or metric.family == "market"
        if metric.name in _BALANCES:
            self.balance = metric


@dataclass(slots=True)
class Slot:
    """What is known of one figure: its role first, then what the later steps add.

    Attributes:
        figure: the figure.
        role: what it is to its metric or deal.
        rule: the name of the rule that attached it.
        direction: of a change.
        basis: of a change, what it is counted from.
        metric: what is measured; None until it is found.
        head: the words that name the metric.
        subject: whose figure it is; None until it is found.
        period: when it held.
        status: None for what is reported as fact.
        of: the characters of the whole that a share is of.
        scope: the characters of what narrows the metric.
        like: the slot whose claim it belongs to: it is compared with it, or the same again.
        deal: the deal that it belongs to, in place of a metric.
        trigger: the words that name the deal.
        parties: the parties of the deal.
        sentence: the number of its sentence.
        extra: what rules tell the later steps: "list" the item before, "period" its own.
    """

    figure: Placed
    role: str
    rule: str = ""
    direction: str | None = None
    basis: str | None = None
    metric: Metric | None = None
    head: Sign | None = None
    subject: SubjectFound | None = None
    period: Period | None = None
    status: str | None = None
    of: tuple[int, int] | None = None
    scope: tuple[int, int] | None = None
    like: Slot | None = None
    deal: DealWord | None = None
    trigger: Sign | None = None
    parties: list[Party] = field(default_factory=list)
    sentence: int = 0
    extra: dict[str, Any] = field(default_factory=dict)
