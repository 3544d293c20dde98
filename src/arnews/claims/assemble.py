"""The last step: figures of one subject, metric and passage become one claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from arnews._construct import construct, with_defaults
from arnews.claims.models import Claim, Deal, Figure, Observation, Party, Period, Quote, Subject
from arnews.claims.slots import Party as PartyFound
from arnews.claims.slots import Slot, SubjectFound
from arnews.claims.stagework import Work

__all__ = ["assemble"]

_M = TypeVar("_M", bound=BaseModel)
_Q = TypeVar("_Q", bound=Quote)


def assemble(work: Work, slots: Sequence[Slot]) -> list[Claim]:
    """Return the claims that slots make, in the order of their first figures.

    Args:
        work: the article and its sentences.
        slots: the slots in reading order, each with a subject or a deal.
    """
    groups: list[list[Slot]] = []
    for slot in slots:
        for group in reversed(groups[-3:]):
            if _belongs(slot, group):
                group.append(slot)
                break
        else:
            groups.append([slot])
    claims = [
        _deal(work, group) if group[0].deal else _observation(work, group) for group in groups
    ]
    return sorted(claims, key=lambda claim: claim.start)


def _belongs(slot: Slot, group: list[Slot]) -> bool:
    first = group[0]
    if slot.like is not None:
        return any(slot.like is one for one in group)
    if slot.sentence != first.sentence or slot.metric != first.metric or slot.deal != first.deal:
        return False
    if slot.deal is not None:
        same = slot.extra.get("owner") == first.extra.get("owner")
        return same and slot.trigger == first.trigger
    if slot.subject is None or first.subject is None:
        return False
    if slot.subject.name != first.subject.name or slot.status != first.status:
        return False
    return not any(one.role == slot.role for one in group)


def _observation(work: Work, group: list[Slot]) -> Claim:
    first = group[0]
    assert first.subject is not None
    assert first.metric is not None
    head = next((slot.head for slot in group if slot.head is not None), None)
    dated = [slot for slot in group if slot.role != "previous"] or group
    return _make(
        Observation,
        subject=_subject(work, first.subject),
        metric=first.metric.name,
        metric_text=_quote(work, *work.sign_span(head)) if head is not None else None,
        period=next((_period(work, slot) for slot in dated if slot.period is not None), None),
        status=first.status,
        scope=next((_quote(work, *slot.scope) for slot in group if slot.scope is not None), None),
        figures=_figures(work, group),
        rule=first.rule,
    )


def _deal(work: Work, group: list[Slot]) -> Claim:
    first = group[0]
    assert first.deal is not None
    trigger = first.trigger
    return _make(
        Deal,
        type=first.deal.type,
        trigger=_quote(work, *work.sign_span(trigger)) if trigger is not None else None,
        parties=tuple(_party(work, party) for party in first.parties),
        status=first.status,
        figures=_figures(work, group),
        rule=first.rule,
    )


def _make(model: type[_M], **fields: Any) -> _M:
    """Return a model of known values, without validation."""
    return construct(model, with_defaults(model, fields))


def _quoting(work: Work, model: type[_Q], start: int, end: int, **fields: Any) -> _Q:
    """Return a model that quotes some characters of the article."""
    return _make(model, text=work.text[start:end], start=start, end=end, **fields)


def _quote(work: Work, start: int, end: int) -> Quote:
    return _quoting(work, Quote, start, end)


def _subject(work: Work, found: SubjectFound) -> Subject:
    name = found.name
    return _quoting(
        work,
        Subject,
        name.start,
        name.end,
        type=name.type,
        name=name.key if name.type == "company" else None,
        via=_quote(work, *found.via) if found.via is not None else None,
        elided=found.elided,
    )


def _party(work: Work, found: PartyFound) -> Party:
    name = found.name
    return _quoting(
        work,
        Party,
        name.start,
        name.end,
        role=found.role,
        name=name.key if name.type == "company" else None,
        inferred=found.inferred,
    )


def _period(work: Work, slot: Slot) -> Period:
    found = slot.period
    assert found is not None
    return _quoting(
        work,
        Period,
        found.start,
        found.end,
        value=found.value,
        inferred=found.inferred,
    )


def _figures(work: Work, group: list[Slot]) -> tuple[Figure, ...]:
    ordered = sorted(group, key=lambda slot: slot.figure.start_token)
    return tuple(_figure(work, slot) for slot in ordered)


def _figure(work: Work, slot: Slot) -> Figure:
    fact = slot.figure.fact
    fields: dict[str, Any] = {"period": slot.extra.get("period"), "metric": slot.extra.get("own")}
    if slot.of is not None:
        fields["of"] = _quote(work, *slot.of)
    return _make(
        Figure,
        text=fact.text,
        start=fact.start,
        end=fact.end,
        role=slot.role,
        index=slot.figure.number,
        direction=slot.direction,
        basis=slot.basis,
        rule=slot.rule,
        **fields,
    )
