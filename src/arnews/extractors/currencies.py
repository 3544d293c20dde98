"""The names of currencies, and their resolution to a code by nationality, article or default."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from arnews.language.decimal_context import canonical_decimal
from arnews.language.inflection import noun_forms
from arnews.language.lexicon import to_mention
from arnews.language.lexicon_files import load_toml
from arnews.rules import Cursor, Entry, Mention
from arnews.rules.country_inference import country_of, place_words
from arnews.text.folding import normalize

__all__ = [
    "PLACES",
    "Currency",
    "CurrencyReading",
    "currency_words",
    "has_thousandths",
    "in_main_units",
    "letter_currencies",
    "place_after",
    "resolve_currency",
]

_SOURCE: Final = "currencies.toml"
PLACES: Final = frozenset({"country", "nationality"})
"""The kinds of mentions after a currency that identify its country."""
_OF_THOUSANDTHS: Final = frozenset(load_toml(_SOURCE)["minor_units"]["thousandths"])


class Currency(NamedTuple):
    """A name, sign or code of a currency.

    Attributes:
        name: the folded name («دولار»), or the code.
        default: the ISO 4217 code that it means without a country, if it has one.
        by_country: the codes by ISO 3166 country.
        subunits: how many of it make one main unit: 100 for a cent, 1 for a main unit.
        subunits_by_code: exceptions to `subunits` by currency code.
        sign: whether it is a sign or a code, which may precede its number («$5»).
        multiplier: the scale that is part of its abbreviation: 1,000,000 for «م د».
        fallback: the code that it means if the article does not identify a country.
        requires: what must identify it as a currency: "nationality" or another kind of evidence.
    """

    name: str
    default: str | None
    by_country: dict[str, str]
    subunits: int = 1
    subunits_by_code: dict[str, int] | None = None
    sign: bool = False
    multiplier: int = 1
    fallback: str | None = None
    requires: str | None = None


class CurrencyReading:
    """The resolution of a currency.

    Attributes:
        stop_token: the token after its name and nationality (exclusive end).
        code: the ISO 4217 code, or None if it is ambiguous.
        candidates: the possible codes if it is ambiguous, sorted.
    """

    __slots__ = ("candidates", "code", "stop_token")

    def __init__(self, stop_token: int, code: str | None, candidates: tuple[str, ...] = ()) -> None:
        """Store the attributes."""
        self.stop_token = stop_token
        self.code = code
        self.candidates = candidates


def currency_words() -> Iterator[tuple[str, Entry]]:
    """Yield the names, signs and abbreviations of currencies, and the names of countries.

    Yields:
        Phrases with entries of the kinds "currency", "ambiguous currency" and "currency
        abbreviation" (the value is a `Currency`), "latin scale" (the value is the factor), and those
        of `place_words`.
    """
    lists = load_toml(_SOURCE)
    nouns = {item["word"]: _currency(item) for item in (*lists["noun"], *lists["part"])}
    for item in (*lists["noun"], *lists["part"]):
        yield from _noun_words(item, nouns[item["word"]])
    for item in lists["phrase"]:
        for words in item["words"]:
            named = Currency(words, item.get("code"), item.get("by_country", {}))
            yield words, Entry("currency", named, "one", _SOURCE)
    yield from _sign_words(lists, nouns)
    for item in lists["short"]:
        for words in item["words"]:
            short = nouns[item["noun"]]._replace(multiplier=item["multiplier"])
            yield words, Entry("currency abbreviation", short, "one", _SOURCE)
    for item in lists["latin_scale"]:
        yield from _latin_scales(item)
    yield from place_words()


def _noun_words(item: dict[str, Any], currency: Currency) -> Iterator[tuple[str, Entry]]:
    """Yield the forms of a currency's noun and of its other spellings."""
    kind = "ambiguous currency" if currency.requires == "nationality" else "currency"
    plurals = item["plurals"]
    for word in (item["word"], *item.get("spellings", ())):
        for form, number in noun_forms(word, plurals):
            yield form, Entry(kind, currency, number, _SOURCE)
        plurals = ()


def _latin_scales(item: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Yield a scale in Latin letters, small and capital: «bn», «BN», «Bn»."""
    scale = Decimal(10 ** item["power"])
    for word in item["words"]:
        for form in {word: 0, word.upper(): 0, word.capitalize(): 0}:
            yield form, Entry("latin scale", scale, "one", _SOURCE)


def _sign_words(lists: dict[str, Any], nouns: dict[str, Currency]) -> Iterator[tuple[str, Entry]]:
    """Yield the signs, codes and dotted letters, which may precede their number."""
    for code, signs in lists["sign"].items():
        for words in signs:
            noun = lists["sign_of"].get(words)
            yield words, _sign(code, nouns[noun].by_country if noun else {})
    for sign, noun in lists["part_sign"].items():
        yield sign, Entry("currency", nouns[noun]._replace(sign=True), "one", _SOURCE)
    for letters, code in lists["letters"].items():
        dotted = letters.replace(" ", ".")
        for words in (dotted, dotted + ".") if code not in nouns else ():
            yield words, _sign(code, {})


def _currency(item: dict[str, Any]) -> Currency:
    return Currency(
        normalize(item["word"]),
        item.get("default"),
        item["by_country"],
        item.get("subunits", 1),
        item.get("subunits_by_code"),
        multiplier=item.get("multiplier", 1),
        fallback=item.get("fallback"),
        requires=item.get("requires"),
    )


@lru_cache(maxsize=1)
def letter_currencies() -> dict[str, Currency]:
    """Return the currencies that are abbreviated by letters («ر. س»).

    Returns:
        The currencies by their folded letters, without spaces.

    Example:
        >>> letter_currencies()["رس"].default
        'SAR'
    """
    lists = load_toml(_SOURCE)
    nouns = {item["word"]: _currency(item) for item in lists["noun"]}
    return {
        normalize(letters).replace(" ", ""): nouns.get(code) or Currency(code, code, {})
        for letters, code in lists["letters"].items()
    }


def _sign(code: str, of: dict[str, str]) -> Entry:
    return Entry("currency", Currency(code, code, of, sign=True), "one", _SOURCE)


def resolve_currency(at: Cursor, mention: Mention) -> CurrencyReading | None:
    """Return which currency a mention means.

    Args:
        at: the cursor.
        mention: a mention whose value is a `Currency`.

    Returns:
        The resolution; a nationality without such a currency («دولار مكسيكي») leaves it ambiguous.
        None if the word is not a currency there.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("5 ريالات قطرية"))
        >>> resolution = resolve_currency(at, at.article.mentions["currency"][0])
        >>> resolution.code, resolution.stop_token
        ('QAR', 3)
    """
    currency: Currency = mention.value
    stop = mention.stop_token
    if _spells_on(at, stop):
        return None
    place = place_after(at, stop)
    if place is not None:
        code = currency.by_country.get(place.value[0])
        if code is not None:
            return CurrencyReading(place.stop_token, code)
    if currency.requires == "nationality":
        return None
    if place is not None and place.kind == "nationality" and not place.definite:
        named = tuple(sorted(set(currency.by_country.values())))
        if len(named) > 2:
            return CurrencyReading(place.stop_token, None, named)
    if currency.default is not None:
        return CurrencyReading(stop, currency.default)
    return _by_article(at, mention)


def _by_article(at: Cursor, mention: Mention) -> CurrencyReading | None:
    """Return the currency of a shared name that the article makes clear, or all that it may be."""
    currency: Currency = mention.value
    country = country_of(at.article, currency.by_country, mention.start_token)
    code = currency.by_country.get(country or "", currency.fallback)
    codes = set(currency.by_country.values())
    if country is None and currency.subunits != 1:
        shared = _of_main_unit(at, mention)
        if shared and code not in shared:
            codes = shared
            code = min(shared) if len(shared) == 1 else None
    if code is None and currency.requires:
        return None
    return CurrencyReading(mention.stop_token, code, () if code else tuple(sorted(codes)))


def _spells_on(at: Cursor, stop: int) -> bool:
    """Return whether letters before token `stop` are the first of more: «د.ب.أ», a news agency."""
    last = at.tokens[stop - 1]
    if (
        not last.joined_to_next
        or len(last.word) > 1
        or not (last.word.isalpha() or last.word == ".")
    ):
        return False
    after = stop + (at.word(stop) == ".")
    return (
        len(at.word(after)) == 1
        and at.word(after).isalpha()
        and at.tokens[after - 1].joined_to_next
    )


def _of_main_unit(at: Cursor, part: Mention) -> set[str]:
    """Return the codes that a sub-unit shares with the main units of its sentence: «الليرة 40 قرشا»."""
    first, stop = at.passage.sentence(part.start_token)
    shared: set[str] = set()
    for other in at.article.mentions.get("currency", ()):
        if first <= other.start_token < stop and other.value.subunits == 1:
            shared.update(other.value.by_country.values())
    return shared.intersection(part.value.by_country.values())


def place_after(at: Cursor, stop: int) -> Mention | None:
    """Return the nationality or country that follows a currency.

    Args:
        at: the cursor.
        stop: the token after the currency (exclusive end).

    Returns:
        The longer of the two («كوريا الشمالية», not «كوريا»), or None.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> place_after(Cursor(default_pipeline().analyze("5 ريالات قطرية")), 2).value
        ('QA',)
    """
    if stop >= at.count or PLACES.isdisjoint(at.tokens[stop].kinds):
        return None
    if at.tokens[stop - 1].ends_sentence:
        return None
    longest = at.lexicon.match(at.passage, stop).longest
    place, country = longest.get("nationality"), longest.get("country")
    if place is None or (country is not None and country.token_count > place.token_count):
        place = country
    return to_mention(at.passage, stop, place) if place is not None and not place.clitic else None


def has_thousandths(code: str | None, currency: Currency) -> bool:
    """Return whether a currency has a thousand subunits.

    Args:
        code: the ISO 4217 code, or None if the currency is ambiguous.
        currency: the currency.

    Returns:
        Without a code, True if one of the possible currencies has a thousand subunits.

    Example:
        >>> dinar = Currency("دينار", None, {"KW": "KWD", "RS": "RSD"})
        >>> has_thousandths("RSD", dinar), has_thousandths(None, dinar)
        (False, True)
    """
    return (
        code in _OF_THOUSANDTHS
        if code
        else not _OF_THOUSANDTHS.isdisjoint(currency.by_country.values())
    )


def in_main_units(currency: Currency, code: str | None, value: Decimal) -> Decimal:
    """Return an amount in the main unit of its currency: 72 cents are 0.72.

    Args:
        currency: the currency or subunit that is counted.
        code: the ISO 4217 code of the currency, or None if it is ambiguous.
        value: how many of it are counted.

    Returns:
        The amount in main units, including the multiplier of an abbreviation.

    Example:
        >>> in_main_units(Currency("فلس", None, {}, 1000, {"AED": 100}), "AED", Decimal(45))
        Decimal('0.45')
    """
    parts = (currency.subunits_by_code or {}).get(code or "", currency.subunits)
    if parts == 1 and currency.multiplier == 1:
        return value
    return canonical_decimal(value * currency.multiplier / parts)
