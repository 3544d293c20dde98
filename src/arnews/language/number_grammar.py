"""The grammar of numbers: how the terms of a number add up.

Small words fill the places of a group (hundreds, tens, units). A scale word multiplies the group
before it and adds the product to the total. «و» joins terms. A fraction adds its share of the
scale before it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

__all__ = ["NumberState", "NumberTerm"]

_ZERO: Final = Decimal(0)
_ONE_TO_NINE: Final = frozenset(map(Decimal, range(1, 10)))
_THOUSAND: Final = Decimal(1000)
_NO_PLACES: Final[frozenset[str]] = frozenset()
_PLACES: Final = {
    "unit": frozenset("u"),
    "ten": frozenset("ut"),
    "tens": frozenset("t"),
    "hundred": frozenset("h"),
    "hundreds": frozenset("h"),
}
"""The places of a group that a term fills: units, tens, hundreds."""
_DIGITS: Final = frozenset("d")
"""The places of a group in digits, or with a fraction: no place is free."""
_SECOND: Final = frozenset({"scale", "parts"})
"""The roles of terms that may act as one with the term before: «نصف مليون», «وثلاثة أرباع»."""
_UNITS: Final = _PLACES["unit"]
_HUNDREDS: Final = _PLACES["hundred"]


class NumberTerm(NamedTuple):
    """One term of a number: a word, or a literal in digits.

    Attributes:
        role: "digits", "unit", "ten", "tens", "hundred", "hundreds", "scale", "fraction" («نصف»),
            "parts" («أرباع» of «ثلاثة أرباع»), "decimals" («خمسة» of «ثلاثة فاصلة خمسة») or "less"
            («100 مليون» of «مليار إلا 100 مليون»).
        value: its value; for the dual of a scale («مليونان») that of the scale.
        grammatical_number: "one", "two", "many", "dual or one" («مليونا») or "accusative".
        joined: True if «و» precedes it.
        stop_token: the token after it (exclusive end).
        start: the offset of its first character in the article, clitics excluded.
        alternative: the other value of ambiguous digits, or None.
    """

    role: str
    value: Decimal
    grammatical_number: str
    joined: bool
    stop_token: int
    start: int
    alternative: Decimal | None = None


class NumberState(NamedTuple):
    """The sum of the first terms of a number.

    Attributes:
        total: the sum of the groups that have their scale.
        group: the value of the open group, which may still get a scale, or None.
        places: the places of the open group that are filled.
        scale: the last scale, or None.
        alternative: the other value of ambiguous digits, or None.
        fraction: True if the open group is a bare fraction (نصف, ثلاثة أرباع).
        in_words: True if one of the terms is a word.
        stop_token: the token after the last term (exclusive end).
        before_digits: the state before digits that «و» joined and no scale followed, or None.
        before_group: the state before the last group, if «و» joined that group, or None.

    Example:
        >>> state = NumberState()
        >>> for role, value, joined in (
        ...     ("unit", 5, False),
        ...     ("tens", 20, True),
        ...     ("scale", 1000, False),
        ... ):
        ...     state = state.plus(NumberTerm(role, Decimal(value), "one", joined, 0, 0))
        >>> state.value
        Decimal('25000')
    """

    total: Decimal = _ZERO
    group: Decimal | None = None
    places: frozenset[str] = _NO_PLACES
    scale: Decimal | None = None
    alternative: Decimal | None = None
    fraction: bool = False
    in_words: bool = False
    stop_token: int = 0
    before_digits: NumberState | None = None
    before_group: NumberState | None = None

    @property
    def value(self) -> Decimal:
        """The value of all terms."""
        if self.group is None:
            return self.total
        return self.total + self.group if self.total else self.group

    @property
    def started(self) -> bool:
        """True if there is a term."""
        return self.group is not None or self.scale is not None

    def plus(self, term: NumberTerm, following: NumberTerm | None = None) -> NumberState | None:
        """Return the state with one more term.

        Args:
            term: the next term.
            following: the term after it, if that is known; the two may act as one («نصف مليون»).

        Returns:
            The state with `term`, or with both terms; `stop_token` tells which. None if the
            grammar does not allow the term here.
        """
        if following is not None and following.role in _SECOND and not following.joined:
            state = self._plus_pair(term, following)
            if state is not None:
                return self._linked(state, term, following.stop_token)
        state = self._plus_one(term)
        return self._linked(state, term, term.stop_token) if state is not None else None

    def _linked(self, state: NumberState, term: NumberTerm, stop_token: int) -> NumberState:
        """Return the state after `term` with its end and the states to go back to."""
        if term.role == "scale":
            group = self.before_group if self.group is not None else None
            return state._replace(stop_token=stop_token, before_digits=None, before_group=group)
        before_digits, before_group = self.before_digits, self.before_group
        if self.started:  # and «و» joins the term, for nothing else follows
            if term.role == "digits":
                before_digits = self
            if self.group is None and state.group is not None:
                before_group = self
        return state._replace(
            stop_token=stop_token, before_digits=before_digits, before_group=before_group
        )

    def _plus_one(self, term: NumberTerm) -> NumberState | None:
        """Return the state with a term that stands for itself."""
        if term.role == "scale":
            return self._plus_scale(term)
        if term.role == "digits":
            return self._plus_digits(term)
        if term.role == "fraction":
            return self._plus_fraction(term)
        if term.role == "parts":
            return self._plus_parts(term)
        if term.role == "decimals":
            return self._plus_decimals(term)
        if term.role == "less":
            return self._less(term)
        return self._plus_below_thousand(term)

    def _less(self, term: NumberTerm) -> NumberState | None:
        """Return the state with a number taken off that is below the last scale."""
        if self.group is not None or self.scale is None or term.value >= self.scale:
            return None
        return self._replace(total=self.total - term.value, in_words=True)

    def _plus_pair(self, term: NumberTerm, scale: NumberTerm) -> NumberState | None:
        """Return the state with two terms that act as one: «نصف مليون», «ألف ألف»."""
        if scale.role == "parts":
            return self._plus_some_parts(term, scale)
        if term.role == "fraction":
            return self._plus_fraction_of(term, scale)
        if term.value == scale.value:
            return self._plus_scale_twice(scale)
        return None

    def _plus_fraction_of(self, term: NumberTerm, scale: NumberTerm) -> NumberState | None:
        """Return the state with a fraction of a scale: «نصف مليون», «مليار ونصف مليون»."""
        if scale.grammatical_number not in {"one", "dual or one"}:
            return None
        share = term.value * scale.value
        if not self.started:
            return self._replace(total=share, scale=scale.value, in_words=True)
        if term.joined and self.group is None and self.scale and scale.value <= self.scale:
            return self._replace(total=self.total + share, in_words=True)
        return None

    def _plus_scale_twice(self, scale: NumberTerm) -> NumberState | None:
        """Return the state with «وألف ألف»: num2words writes 201 thousand «مئتان وألف ألف»."""
        if self.group is None or self.places == _DIGITS:
            return None
        return self._replace(group=self.group + 1)._plus_scale(scale)

    def _plus_digits(self, term: NumberTerm) -> NumberState | None:
        """Return the state with digits: the first term, or «و603» after «77 ألفا»."""
        if not self.started:
            return self._replace(group=term.value, alternative=term.alternative, places=_DIGITS)
        if term.joined and self.group is None and self.scale and term.value < self.scale:
            return self._replace(group=term.value, places=_DIGITS)
        return None

    def _plus_parts(self, term: NumberTerm) -> NumberState | None:
        """Return the state with the parts that a unit counts: «ثلاثة أرباع»."""
        if self.group is None or term.joined or self.places != _UNITS:
            return None
        group = self.group * term.value
        return self._replace(group=group, places=_DIGITS, fraction=self.scale is None)

    def _plus_some_parts(self, term: NumberTerm, parts: NumberTerm) -> NumberState | None:
        """Return the state with «وثلاثة أرباع» after a whole number or a scale."""
        share = term.value * parts.value
        if term.role != "unit" or share >= 1:
            return None
        return self._plus_fraction(term._replace(value=share))

    def _plus_decimals(self, term: NumberTerm) -> NumberState | None:
        """Return the state with decimals that are said after «فاصلة»."""
        if self.group is None or self.group % 1:
            return None
        group = self.group + term.value
        return self._replace(group=group, places=_DIGITS, alternative=None, in_words=True)

    def _plus_fraction(self, term: NumberTerm) -> NumberState | None:
        """Return the state with a fraction: «نصف», «خمسة ونصف», «مليون ونصف»."""
        if not self.started:
            return self._replace(group=term.value, places=_DIGITS, fraction=True, in_words=True)
        if not term.joined:
            return None
        if self.group is not None:
            group = self.group + term.value
            return self._replace(group=group, places=_DIGITS, alternative=None, in_words=True)
        assert self.scale is not None
        return self._replace(total=self.total + term.value * self.scale, in_words=True)

    def _plus_below_thousand(self, term: NumberTerm) -> NumberState | None:
        """Return the state with units, tens or hundreds in words."""
        places = _PLACES[term.role]
        if self.group is None:
            if (self.started and not term.joined) or term.grammatical_number == "many":
                return None
            return self._replace(group=term.value, places=places, in_words=True)
        if not term.joined:
            return self._plus_compound(term)
        if self.places & places or self.places == _DIGITS:
            return None
        group = self.group + term.value
        return self._replace(group=group, places=self.places | places, in_words=True)

    def _plus_compound(self, term: NumberTerm) -> NumberState | None:
        """Return the state with a term that needs no «و»: «ثلاثة عشر», «ثلاث مئة», «3 مئة»."""
        if self.group is None:
            return None
        if term.role == "ten" and "u" in self.places and "t" not in self.places:
            return self._in_words(self.group + 10, self.places | {"t"})
        if term.role == "hundred" and self._counts_hundreds(term):
            return self._in_words(self.group * 100, _HUNDREDS)
        return None

    def _counts_hundreds(self, term: NumberTerm) -> bool:
        """True if the open group counts the hundreds of a term: «ثلاث مئة», «3 مئة»."""
        if self.places == _DIGITS:
            one = term.grammatical_number == "one"
            return one and not self.in_words and self.group in _ONE_TO_NINE
        return self.places == _UNITS and term.grammatical_number != "two"

    def _in_words(self, group: Decimal, places: frozenset[str]) -> NumberState:
        """Return the state with another value of the open group, of which a term is a word."""
        return self._replace(group=group, places=places, in_words=True)

    def _plus_scale(self, term: NumberTerm) -> NumberState | None:
        """Return the state with a scale word, which closes the group."""
        if term.grammatical_number == "two":
            total = self._with_dual(term)
        elif self.started and not term.joined:
            total = self._multiplied(term)
        else:
            total = self._with_single(term)
        if total is None:
            return None
        return self._replace(
            total=total,
            group=None,
            places=_NO_PLACES,
            scale=term.value,
            alternative=None,
            in_words=True,
        )

    def _with_dual(self, term: NumberTerm) -> Decimal | None:
        """Return the total with a dual: «مليونين», «مليار ومليونين», «خمسة وتسعون وألفان»."""
        if self.group is not None:
            rising = term.joined and term.value == _THOUSAND and self.scale is None
            return None if not rising or self.places == _DIGITS else self.group + 2 * term.value
        if self.scale is not None and not (term.joined and self._may_follow(term.value)):
            return None
        return self.total + 2 * term.value

    def _multiplied(self, term: NumberTerm) -> Decimal | None:
        """Return the total with a scale that multiplies what is before it: «5 ملايين»."""
        if self.group is None:
            return self._multiplied_whole(term.value)
        if self.scale is None or term.value < self.scale:
            return self.total + self.group * term.value
        many = term.grammatical_number == "many"
        if self.scale == _THOUSAND and term.value > self.scale and not many:
            # «ستة آلاف و86 تريليون» is one number; «بين 300 ألف و5 ملايين» has two
            return (self.total + self.group) * term.value
        return None

    def _multiplied_whole(self, value: Decimal) -> Decimal | None:
        """Return the total with a larger scale: «ألف مليار», «خمسة آلاف مليار».

        None where «و» joined the last scale to a larger one («3500 مليار وخمسة آلاف | مليار») or a
        fraction to it («مليون ونصف | مليار»).
        """
        assert self.scale is not None
        one_scale = self.total % self.scale == 0 and self.total < self.scale * _THOUSAND
        return self.total * value if one_scale and value > self.scale else None

    def _with_single(self, term: NumberTerm) -> Decimal | None:
        """Return the total with a scale that counts once: «مليون», «مليار ومليون»."""
        if term.grammatical_number == "many":
            return None
        if self.scale is not None:
            follows = self.group is None and self._may_follow(term.value)
            return self.total + term.value if follows else None
        if self.group is not None:  # «خمسة وستون وألف»
            return None if self.places == _DIGITS else self.group + term.value
        return term.value

    def _may_follow(self, value: Decimal) -> bool:
        """True if «و» may join this scale: a smaller one, or the same as in «مئة ألف وألفان»."""
        assert self.scale is not None
        return value < self.scale or (value == self.scale and self.total % (100 * value) == 0)
