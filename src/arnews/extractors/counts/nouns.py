"""Which word may be the noun that a number counts, judged by its form.

Nouns are not listed: a word is taken for one unless its form is that of a verb, a particle, a word
with a pronoun or an adverbial. What the form cannot tell is in `lexicons/counts.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from arnews.language.inflection import DEFINITE_ARTICLE, adjective_forms, noun_forms
from arnews.language.lexicon_files import load_toml, load_words
from arnews.text.folding import normalize

__all__ = [
    "SOURCE",
    "Form",
    "Unit",
    "form_of",
    "is_listed",
    "is_plural",
    "plural_of",
    "unit_of",
    "without_article",
]

Form: TypeAlias = Literal["one", "accusative", "many"]
"""The form of a noun: «شركة» or «مصنع» (a broken plural too), «مصنعا», «شركات»."""
Unit: TypeAlias = Literal["index_point", "share", "person", "item"]

SOURCE: Final = "counts.toml"
_VERB_OR_PARTICLE: Final = ("و", "ف", "ب", "ل", "ك", "ي", "ت", "سي", "ست")
"""First letters of words with a clitic, of the present and the future."""
_WITH_ARTICLE: Final = ("ال", "وال", "فال", "بال", "كال", "لل")
_PRONOUNS: Final = ("ها", "هم", "هما", "ته", "اتنا", "وا")
"""Endings of words with a pronoun, and of verbs in the plural."""

_SHORTEST: Final = 3
_LONG: Final = frozenset("اويهءئؤ")


def _inflected(words: list[str]) -> Iterator[str]:
    """Yield the forms in which a noun of either gender may be counted."""
    for word in words:
        yield from adjective_forms(normalize(word))
        yield normalize(word) + "ون"


def _person_forms() -> Iterator[str]:
    lists = load_toml(SOURCE)["person"]
    things = set(map(normalize, lists["things"]))
    things |= {word[:-1] + "ات" for word in things}
    yield from (form for form in _inflected(lists["words"]) if form not in things)
    for word in lists["others"]:
        yield from (form for form, _ in noun_forms(word))
        yield normalize(word.removesuffix("ة")) + "ات"
    yield from map(normalize, lists["plurals"])
    yield from (normalize(word) + "ا" for word in lists["plurals"])


def _with_cases(words: frozenset[str]) -> frozenset[str]:
    """Return nouns with their accusatives and regular plurals: «وثيقة», «وثائقا», «وثيقات»."""
    plurals = {word[:-1] + "ات" if word.endswith("ه") else word + "ات" for word in words}
    return words | plurals | {word + "ا" for word in words if not word.endswith("ه")}


def _forms(table: str) -> dict[str, Form]:
    """Return the counted forms of the nouns of a table with `words` and `plurals`."""
    lists = load_toml(SOURCE)[table]
    forms: dict[str, Form] = {}
    for word in lists["words"]:
        for form, number in noun_forms(word):
            if number == "one":
                forms[form] = "accusative" if form != normalize(word) else "one"
    return forms | dict.fromkeys(map(normalize, lists["plurals"]), "many")


_PERSONS: Final = frozenset(_person_forms())
_POINTS: Final = _forms("index_point")
_SHARES: Final = _forms("share")
_INITIAL: Final = _with_cases(load_words(SOURCE, "initial"))
_LOOKALIKES: Final = _with_cases(load_words(SOURCE, "lookalikes"))
_NOT_PLURAL: Final = load_words(SOURCE, "not_plural")
_SHORT_PLURALS: Final = load_words(SOURCE, "short_plurals") | frozenset(
    map(normalize, load_toml(SOURCE)["person"]["plurals"])
)
_REFUSED: Final = (
    load_words(SOURCE, "not_counted")
    | frozenset(_inflected(load_toml(SOURCE)["adjectives"]["words"]))
    | frozenset(word + end for word in load_words(SOURCE, "adverbials") for end in ("ا", "ه", "ين"))
)


def unit_of(word: str) -> Unit:
    """Return what a counted noun is: a person, a share, a point, or an item.

    Args:
        word: the noun, folded, without an article.

    Returns:
        "person" also for a regular masculine plural («متهمين»): things have none.

    Example:
        >>> unit_of("موظف"), unit_of("نقاط"), unit_of("اسهم"), unit_of("هاتف")
        ('person', 'index_point', 'share', 'item')
    """
    if word in _POINTS:
        return "index_point"
    if word in _SHARES:
        return "share"
    if word in _PERSONS or (word.endswith("ين") and len(word) > 4 and word[2] != "ا"):
        return "person"
    return "item"


@lru_cache(maxsize=20_000)
def form_of(word: str) -> Form | None:
    """Return the form of a word as a counted noun, None if it cannot be one.

    Args:
        word: the word, folded.

    Example:
        >>> form_of("شركه"), form_of("مصنعا"), form_of("دول")
        ('one', 'accusative', 'many')
        >>> form_of("ارتفعت"), form_of("مرتفعا"), form_of("سكانها")
        (None, None, None)
    """
    if word in _REFUSED or word.isascii() or not word.isalpha():
        return None
    if not is_listed(word) and (len(word) < _SHORTEST or not _is_noun(word)):
        return None
    if is_plural(word):
        return "many"
    return "accusative" if word.endswith("ا") and not word.endswith(("يا", "را")) else "one"


def is_listed(word: str) -> bool:
    """Return whether a word is in a list of counted nouns.

    Args:
        word: the word, folded.

    Example:
        >>> is_listed("موظف"), is_listed("لون"), is_listed("مصنع")
        (True, True, False)
    """
    return word in _PERSONS or word in _INITIAL or word in _LOOKALIKES or word in _SHARES


def _is_noun(word: str) -> bool:
    """Return whether a word that no list has may be an indefinite noun."""
    if word.startswith(_WITH_ARTICLE):
        return False
    if word.startswith(_VERB_OR_PARTICLE) and not (_is_masdar(word) or _is_plain_plural(word)):
        return False
    if word.endswith(_PRONOUNS):
        return False
    if word.endswith("ت") and not word.endswith("ات"):
        return False
    return not (word.endswith("ون") and len(word) > 5) and not _is_past(word)


def _is_plain_plural(word: str) -> bool:
    """Return whether a word is a plural that begins like a verb, or like «ف» for "so".

    No verb ends so, and «ف» does not stand before an indefinite noun: «فيضانات», «تحفظات».
    """
    return word[0] in "فتيس" and word.endswith("ات") and len(word) > _SHORTEST + 2


def _is_masdar(word: str) -> bool:
    """Return whether a word in «ت» is a noun: «تأشيرة», «تقرير», «تصريحا», «تحالفا»."""
    if not word.startswith("ت"):
        return False
    stem = word.removesuffix("ا")
    if word.endswith("ه"):
        return True
    return len(stem) >= 5 and (stem[3] == "ي" or (stem[2] == "ا" and stem != word))


def _is_past(word: str) -> bool:
    """Return whether a word looks like a comparative or a past tense: «اكبر», «ارتفع», «انخفض»."""
    if word[0] != "ا" or not _LONG.isdisjoint(word[1:]):
        return False
    return len(word) == 4 or word[2] == "ت" or word[1] == "ن" or word.startswith("است")


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Return whether a noun looks like a plural, sound or broken.

    Args:
        word: the noun, folded, without an article.

    Example:
        >>> [is_plural(word) for word in ("شركات", "موظفين", "مصانع", "بنوك", "دول", "شركه")]
        [True, True, True, True, True, False]
    """
    if word in _SHORT_PLURALS or word in _POINTS or word in _SHARES:
        return word in _SHORT_PLURALS or "many" in (_POINTS.get(word), _SHARES.get(word))
    if word in _NOT_PLURAL:
        return False
    if word.endswith(("ات", "ايا")) or (word.endswith("ين") and len(word) > 4):
        return True
    length = len(word)
    if length == 4:
        return word[2] in "وا" and word[3] != "ا"
    if length < 5 or word.endswith(("ه", "ا")):
        return length == 5 and word[0] == "ا" and word[4] == "ه" and word[3] not in "او"
    broken = word[2] == "ا" or word.endswith("اء") or (length == 5 and word.endswith("ان"))
    return broken or (word[0] == "ا" and word[3] == "ا")


def without_article(word: str) -> str:
    """Return a definite noun without its article, an empty string if it is not definite.

    Args:
        word: a word, folded.

    Example:
        >>> without_article("الشركات"), without_article("شركات")
        ('شركات', '')
    """
    return word[2:] if word.startswith(DEFINITE_ARTICLE) and len(word) > 4 else ""


def plural_of(word: str) -> str:
    """Return the bare form of a plural with an article, a pronoun or a noun behind it.

    Args:
        word: the plural, folded.

    Example:
        >>> [plural_of(word) for word in ("المشتركين", "عملائها", "موظفيها", "مستخدمي", "فروعه")]
        ['مشتركين', 'عملاء', 'موظفين', 'مستخدمين', 'فروع']
    """
    bare = without_article(word)
    if bare:
        return bare
    for pronoun in ("هما", "ها", "هم", "ه"):
        if word.endswith(pronoun) and len(word) > len(pronoun) + _SHORTEST:
            word = word.removesuffix(pronoun)
            break
    if word.endswith(("ئ", "ؤ")):
        return word[:-1] + "ء"
    return word + "ن" if word.endswith("ي") and len(word) > _SHORTEST + 1 else word
