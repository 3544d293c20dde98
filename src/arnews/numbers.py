"""Reading numbers in digits and Arabic words, without extracting facts."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from arnews.errors import NumberError
from arnews.language.decimal_context import EXACT_CONTEXT
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.number_words import number_words
from arnews.language.numerals import RANGE_OPENERS, borrow_scale, read_number
from arnews.text.folding import check_text
from arnews.text.tokens import Passage, Tokenizer

__all__ = ["FoundNumber", "find_numbers", "parse_number"]


class FoundNumber(NamedTuple):
    """A number in a text, with its exact value and its offsets.

    One separator before three digits (10.200) is ambiguous: here a point is a decimal point and a
    comma groups thousands. Extraction decides by the words around the number.

    Attributes:
        value: the exact value.
        start: offset of the first code point of the quote.
        end: offset after its last code point.
        text: the quote, `article[start:end]`.

    Example:
        >>> find_numbers("نحو 10.200 شخص")[0]
        FoundNumber(value=Decimal('10.200'), start=4, end=10, text='10.200')
    """

    value: Decimal
    start: int
    end: int
    text: str


class _Reader:
    """The lexicon of number words and its tokenizer."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(anchor_kinds=("numeral",))
        for phrase, entry in number_words():
            self.lexicon.add(phrase, entry)
        # «مليونا» before a noun is two million: any one noun makes the grammar look for it.
        self.lexicon.add("دولار", Entry("currency", None))
        self.tokenizer = Tokenizer(self.lexicon.analyze)

    def numbers(self, passage: Passage) -> list[FoundNumber]:
        found: list[Mention] = []
        after = 0
        for index in passage.trigger_indices:
            if index < after:
                continue
            mention = read_number(self.lexicon, passage, index)
            if mention is None:
                continue
            after = mention.stop_token
            found.append(mention)
        return [
            FoundNumber(
                _with_elided_scale(passage, one, other) or one.value.value,
                one.start,
                one.end,
                passage.text[one.start : one.end],
            )
            for one, other in zip_longest(found, found[1:])
        ]


def _with_elided_scale(
    passage: Passage, number: Mention, following: Mention | None
) -> Decimal | None:
    """Return a lower end with the scale of the upper one, «بين 3 و5 ملايين»; None if no range."""
    if following is None or following.value.scale is None:
        return None
    tokens = passage.tokens
    between = [token.word for token in tokens[number.stop_token : following.start_token]]
    if not between and following.start > passage.start(following.start_token):
        between = ["و"]
    if between == ["و"]:
        opener = tokens[number.start_token - 1].word if number.start_token else ""
        if opener.removeprefix("و") not in RANGE_OPENERS:
            return None
    elif between not in (["-"], ["الي"], ["حتي"]):
        return None
    if any(token.ends_sentence for token in tokens[number.stop_token - 1 : following.start_token]):
        return None
    return borrow_scale(number.value, following.value, following.value.value)


@lru_cache(maxsize=1)
def _reader() -> _Reader:
    return _Reader()


def find_numbers(text: str) -> list[FoundNumber]:
    """Return the numbers of a text, in digits and in words, in reading order.

    The lower end of a range takes the scale of the upper one; its quote is the bare number.

    Args:
        text: any text.

    Raises:
        TypeError: `text` is not a str.

    Example:
        >>> for number in find_numbers("زار المعرض 3 آلاف شخص من اثنتين وعشرين دولة"):
        ...     print(number.value, number.text)
        3000 3 آلاف
        22 اثنتين وعشرين
        >>> [int(number.value) for number in find_numbers("بين 3 و5 ملايين شخص")]
        [3000000, 5000000]
    """
    check_text(text)
    with localcontext(EXACT_CONTEXT):
        return _reader().numbers(_reader().tokenizer.passage(text))


def parse_number(text: str) -> Decimal:
    """Return the value of a text that is a single number, in digits, words or both.

    Args:
        text: the number; blanks around it are ignored.

    Raises:
        NumberError: the text is not a single number; the message quotes the rest.
        TypeError: `text` is not a str.

    Example:
        >>> parse_number("ثلاثة وعشرون مليونا ونصف")
        Decimal('23500000')
        >>> parse_number("مليونين و77 ألفاً و603"), parse_number("٣٫٥"), parse_number("+2½")
        (Decimal('2077603'), Decimal('3.5'), Decimal('2.5'))
        >>> parse_number("ثلاثة تفاحات")
        Traceback (most recent call last):
        arnews.errors.NumberError: 'ثلاثة تفاحات' is not one number: 'تفاحات' is left over
    """
    check_text(text)
    stripped = text.strip()
    if stripped[:1] in {"+", "＋"} and stripped[1:2].isdecimal():
        stripped = stripped[1:]
    found = find_numbers(stripped)
    if not found:
        raise NumberError(f"{text!r} is not a number in digits or in Arabic words")
    first = found[0]
    rest = stripped[: first.start] + stripped[first.end :]
    if rest.strip():
        raise NumberError(f"{text!r} is not one number: {rest.strip()!r} is left over")
    return first.value
