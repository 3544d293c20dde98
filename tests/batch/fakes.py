"""Readers of articles that misbehave on purpose; picklable, so that workers can have them."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import arnews
from arnews.document import Document
from arnews.facts import Fact, Money

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Numbers:
    """Takes every number for a sum of dollars: quick, and needs no lexicon."""

    delay: float = 0

    def extract(self, text: str, /, *, published: date | None = None) -> Document:  # noqa: ARG002
        time.sleep(self.delay)
        facts: tuple[Fact, ...] = tuple(
            Money(
                text=found[0],
                start=found.start(),
                end=found.end(),
                value=Decimal(found[0]),
                currency="USD",
                rule="number",
            )
            for found in _NUMBER.finditer(text)
        )
        return Document(length=len(text), facts=facts)


@dataclass(frozen=True)
class Stumbles(Numbers):
    """Raises at an article with a certain word."""

    word: str = "تعثر"

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        if self.word in text:
            raise ZeroDivisionError("stumbled")
        return super().extract(text, published=published)


@dataclass(frozen=True)
class Dies(Numbers):
    """Kills its process at an article with a certain word."""

    word: str = "قاتل"

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        if self.word in text:
            os._exit(9)
        return super().extract(text, published=published)


@dataclass(frozen=True)
class Hangs(Numbers):
    """Never comes back from an article with a certain word, and never gives up the GIL."""

    word: str = "عالق"

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        if self.word in text:
            re.match(r"(a*)*b", "a" * 64)
        return super().extract(text, published=published)


@dataclass(frozen=True)
class Slow:
    """The default pipeline, taking its time: there is time to kill something."""

    delay: float

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        time.sleep(self.delay)
        return arnews.extract(text, published=published)
