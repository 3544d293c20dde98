"""How the terms of a number add up: places of a group, scales, fractions.

Small words fill the places of a group (hundreds, tens, units), a scale word multiplies the group
before it and adds it to the total, «و» joins the terms, a fraction adds its share of the scale
before it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

__all__ = ["NumberState", "NumberTerm"]


class NumberTerm:
    """One step of a number: what it adds, whether «و» stands before it, where it ends."""

    __slots__ = (
        "alternative",
        "grammatical_number",
        "joined",
        "role",
        "start",
        "stop_token",
        "value",
    )

    def __init__(
        self,
        role: str,
        value: Decimal,
        grammatical_number: str,
        joined: bool,
        stop_token: int,
        start: int,
        alternative: Decimal | None = None,
    ) -> None:
        """Hold what a word or a literal says."""
        self.role = role
        self.value = value
        self.grammatical_number = grammatical_number
        self.joined = joined
        self.stop_token = stop_token
        self.start = start
        self.alternative = alternative


_PLACES: Final = {
    "unit": {"u"},
    "ten": {"u", "t"},
    "tens": {"t"},
    "hundred": {"h"},
    "hundreds": {"h"},
}


class NumberState:
    """The number so far."""

    __slots__ = (
        "alternative",
        "fraction",
        "group",
        "in_words",
        "places",
        "scale",
        "stop_token",
        "total",
    )

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.places: set[str] = set()
        self.scale: Decimal | None = None
        self.alternative: Decimal | None = None
        self.fraction = False
        self.in_words = False
        self.stop_token = 0

    def copy(self) -> NumberState:
        """Keep a state to go back to."""
        twin = NumberState()
        twin.total = self.total
        twin.group = self.group
        twin.places = set(self.places)
        twin.scale = self.scale
        twin.alternative = self.alternative
        twin.fraction = self.fraction
        twin.in_words = self.in_words
        twin.stop_token = self.stop_token
        return twin

    @property
    def value(self) -> Decimal:
        """What it adds up to."""
        if self.group is None:
            return self.total
        return self.total + self.group if self.total else self.group

    @property
    def started(self) -> bool:
        """Whether a term was taken in."""
        return self.group is not None or self.scale is not None

    def accept(self, term: NumberTerm, following: NumberTerm | None) -> int:
        """Take a term in if the grammar allows: how many terms were used, 0 for none."""
        if term.role == "scale":
            return self._scale_twice(term, following) or self._scale(term)
        if term.role == "fraction":
            return self._fraction(term, following)
        if term.role == "digits":
            return self._digits(term)
        if term.role == "parts":  # ثلاثة أرباع
            if self.group is None or term.joined or self.places != {"u"}:
                return 0
            self.group = self.group * term.value
            self.fraction = self.scale is None
            return 1
        return self._below_thousand(term)

    def _digits(self, term: NumberTerm) -> int:
        if not self.started:
            self.group, self.alternative, self.places = term.value, term.alternative, {"d"}
            return 1
        if term.joined and self.group is None and self.scale and term.value < self.scale:
            self.group, self.places = term.value, {"d"}
            return 1
        return 0

    def _below_thousand(self, term: NumberTerm) -> int:
        places = _PLACES[term.role]
        if self.group is None:
            if self.started and not (term.joined and self.scale and term.value < self.scale):
                return 0
            if term.grammatical_number == "many":
                return 0
            self.group, self.places = term.value, set(places)
        elif term.joined:
            if self.places & places or "d" in self.places:
                return 0
            self.group += term.value
            self.places |= places
        elif term.role == "ten" and self.places == {"u"} and self.group < 10:
            self.group += 10  # ثلاثة عشر
            self.places |= {"t"}
        elif term.role == "ten" and self.places == {"u", "h"} and self.group % 100 < 10:
            self.group += 10  # مئة وثلاثة عشر
            self.places |= {"t"}
        elif term.role == "hundred" and self.places == {"u"} and term.grammatical_number != "two":
            self.group *= 100  # ثلاث مئة
            self.places = {"h"}
        else:
            return 0
        self.in_words = True
        return 1

    def _scale_twice(self, term: NumberTerm, following: NumberTerm | None) -> int:
        """«مئتان وألف ألف»: num2words writes 201 thousand so."""
        if not term.joined or self.group is None or "d" in self.places or following is None:
            return 0
        if following.role != "scale" or following.joined or following.value != term.value:
            return 0
        self.group += 1
        self._scale(following)
        return 2

    def _scale(self, term: NumberTerm) -> int:
        total = self._with_two(term) if term.grammatical_number == "two" else self._with_scale(term)
        if total is None:
            return 0
        self.total, self.group, self.scale = total, None, term.value
        self.places = set()
        self.alternative = None
        self.in_words = True
        return 1

    def _with_two(self, term: NumberTerm) -> Decimal | None:
        """The total with a dual: «مليونين», «مليار ومليونين»."""
        if self.group is not None or (
            self.scale and not (term.joined and self._may_follow(term.value))
        ):
            return None
        return self.total + 2 * term.value

    def _with_scale(self, term: NumberTerm) -> Decimal | None:
        """The total with a scale word that multiplies what is before it, or is added to it."""
        value = term.value
        many = term.grammatical_number == "many"
        if self.group is not None and not term.joined:
            if self.scale is None or value < self.scale:
                return self.total + self.group * value
            if self.scale == 1000 and value > self.scale and not many:
                # «ستة آلاف و86 تريليون», but «بين 300 ألف و5 ملايين» are two
                return (self.total + self.group) * value
            return None
        if self.scale is not None and not term.joined:  # ألف مليار
            return self.total * value if value > self.scale else None
        if many:
            return None
        if self.scale is not None:
            return self.total + value if self.group is None and self._may_follow(value) else None
        if self.group is not None:  # خمسة وستون وألف
            return None if "d" in self.places else self.group + value
        return value

    def _may_follow(self, value: Decimal) -> bool:
        """Whether a scale word may follow with «و»: a smaller one, or «مئة ألف وألفان»."""
        assert self.scale is not None
        return value < self.scale or (value == self.scale and self.total % (100 * value) == 0)

    def _fraction(self, term: NumberTerm, following: NumberTerm | None) -> int:
        of_scale = (
            following is not None
            and following.role == "scale"
            and not following.joined
            and following.grammatical_number in {"one", "dual or one"}
        )
        if not self.started:
            self.in_words = True
            if of_scale:
                assert following is not None
                self.total = term.value * following.value
                self.scale = following.value
                return 2
            self.group = term.value
            self.places = {"d"}
            self.fraction = True
            return 1
        if not term.joined:
            return 0
        self.in_words = True
        if self.group is None:
            assert self.scale is not None
            if of_scale:
                assert following is not None
                if following.value <= self.scale:
                    self.total += term.value * following.value
                    return 2
            self.total += term.value * self.scale
            return 1
        self.group += term.value
        self.places = {"d"}
        self.alternative = None
        return 1
