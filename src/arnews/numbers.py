"""Numbers on their own, for callers who want no facts: the grammar that all extractors share."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from arnews.errors import NumberError
from arnews.language.exact import EXACT
from arnews.language.lexicon import Entry, Lexicon
from arnews.language.number_words import number_words
from arnews.language.numerals import read_number
from arnews.text.tokens import Passage, Tokenizer

__all__ = ["FoundNumber", "find_numbers", "parse_number"]


class FoundNumber(NamedTuple):
    """A number in a text: its exact value and where it stands.

    Where one separator before three digits leaves two values (10.200), `value` is the decimal
    one for a point, the grouped one for a comma; facts settle it by the words around.
    """

    value: Decimal
    start: int
    end: int
    text: str


class _Reader:
    """The number words and a tokenizer that knows them."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(wakes=("numeral",))
        for phrase, entry in number_words():
            self.lexicon.add(phrase, entry)
        # After «مليونا» a noun tells the dual; here any word will do.
        self.lexicon.add("دولار", Entry("currency", None))
        self.tokenizer = Tokenizer(self.lexicon.read)

    def numbers(self, passage: Passage) -> list[FoundNumber]:
        found = []
        behind = 0
        for index in passage.hot:
            if index < behind:
                continue
            mention = read_number(self.lexicon, passage, index)
            if mention is None:
                continue
            behind = mention.last
            quote = passage.text[mention.start : mention.end]
            found.append(FoundNumber(mention.value.value, mention.start, mention.end, quote))
        return found


@lru_cache(maxsize=1)
def _reader() -> _Reader:
    return _Reader()


def find_numbers(text: str) -> list[FoundNumber]:
    """Give the numbers of a text, in digits and in words, in reading order.

    Example:
        >>> for number in find_numbers("زار المعرض 3 آلاف شخص من اثنتين وعشرين دولة"):
        ...     print(number.value, number.text)
        3000 3 آلاف
        22 اثنتين وعشرين
    """
    with localcontext(EXACT):
        return _reader().numbers(_reader().tokenizer.passage(text))


def parse_number(text: str) -> Decimal:
    """Give the value of a text that is one number and nothing else, in digits, words or both.

    Raises:
        NumberError: the text is not one number; the message quotes what was left over.

    Example:
        >>> parse_number("ثلاثة وعشرون مليونا ونصف")
        Decimal('23500000')
        >>> parse_number("مليونين و77 ألفاً و603"), parse_number("٣٫٥")
        (Decimal('2077603'), Decimal('3.5'))
        >>> parse_number("ثلاثة تفاحات")
        Traceback (most recent call last):
        arnews.errors.NumberError: 'ثلاثة تفاحات' is not one number: 'تفاحات' is left over
    """
    stripped = text.strip()
    found = find_numbers(stripped)
    if not found:
        raise NumberError(f"{text!r} is not a number in digits or in Arabic words")
    first = found[0]
    rest = stripped[: first.start] + stripped[first.end :]
    if rest.strip():
        raise NumberError(f"{text!r} is not one number: {rest.strip()!r} is left over")
    return first.value
