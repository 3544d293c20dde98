"""Modifiers of numbers: «نحو», «أكثر من», «لا تتجاوز قيمته», «ما يصل إلى» ….

The phrases are in `lexicons/modifiers.toml`; verbs are conjugated and negated here. The words before
a number are read backwards from the number, so that the nearest modifier wins. Its meaning (`mod`)
is one of TIMEX3: "approx", "more_than", "equal_or_less" ….
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, NamedTuple

from arnews.language.inflection import CLITICS, DEFINITE_ARTICLE
from arnews.language.lexicon import Entry
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.modifier_words import DENIED, is_denied, phrases, verbs
from arnews.text.folding import normalize
from arnews.text.tokens import Passage, Token

__all__ = ["Modifiers", "after_words"]

_SOURCE: Final = "modifiers.toml"
_PRONOUNS: Final = ("", "ه", "ها", "هم", "هما")
_MOST_BETWEEN: Final = 3
"""Measure nouns between a modifier and its number: «لا تتجاوز قيمته 5»."""
_LONGEST_SUBJECT: Final = 7
"""Tokens between a verb and its number: «تخطى الإنفاق حاجز تريليون»."""
_GOVERN: Final = load_words(_SOURCE, "governing_words")
_TOWARDS: Final = load_words(_SOURCE, "levels", "towards")
_RESPECTIVELY: Final = load_words(_SOURCE, "reach", "respectively")
"""«تصل على التوالي إلى 2 و3» states values; it does not bound them."""
_ATTACHED: Final = frozenset((*CLITICS, "س", "وس", "فس"))


def after_words() -> Iterator[tuple[str, Entry]]:
    """Yield the phrases that modify the number before them, with entries of kind "modifier".

    Yields:
        Pairs of a phrase, not folded, and its entry; the value is the mod.

    Example:
        >>> dict(after_words())["تقريبا"].value
        'approx'
    """
    for item in load_toml(_SOURCE)["after"]:
        for words in item["words"]:
            yield words, Entry("modifier", item["mod"], "one", _SOURCE)


def _counts(token: Token) -> bool:
    """True if a word is a number in itself, unlike «الواحد» after a noun."""
    if "numeral" not in token.kinds or token.word.startswith("واحد"):
        return False
    return any(
        entry.kind == "numeral"
        for analysis in token.analyses
        if not analysis.definite
        for entry in analysis.node.entries
    )


def _prefixed(prefixes: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """Return each word with each of the prefixes; "" keeps it as it is."""
    return frozenset(prefix + word for prefix, word in product(prefixes, words))


def _owned_measures(measures: Iterable[str]) -> frozenset[str]:
    """Return the measure nouns with a pronoun: «قيمته», «قيمتها»."""
    stems = [noun[:-1] + "ت" if noun.endswith("ه") else noun for noun in measures]
    return frozenset(stem + pronoun for stem, pronoun in product(stems, _PRONOUNS[1:]))


class _Verb(NamedTuple):
    """A verb that bounds a number.

    Attributes:
        prepositions: the prepositions that it takes.
        mod: its mod.
        mod_if_negated: its mod after «لا».
        of_levels: the words of which it needs one: «حاجز» for «كسر الدولار حاجز 50».
    """

    prepositions: frozenset[str]
    mod: str
    mod_if_negated: str
    of_levels: frozenset[str]

    def takes(self, preposition: str, level: str) -> bool:
        """Return True if the verb takes a preposition ("" is for none), and the level if it needs one."""
        if self.of_levels and level not in self.of_levels:
            return False
        return preposition in self.prepositions if self.prepositions else not preposition


@dataclass(frozen=True, slots=True)
class _WordRole:
    """The role of a word before a number.

    Attributes:
        forms: the forms of it that occur in phrases: as printed, without a clitic.
        begins: True if a phrase, read backwards, may begin with it.
        leads_to: the step of the phrases after it, read backwards, or None.
        measure: True if it is a noun that is measured by the number («قيمته»).
        turns: True if the search for a verb ends at it: it is a verb, or rules one out.
        verb: the verb that it is a form of, or None.
        governs: True if it governs the number, so that no verb before it does («على 5»).
        tail: True if it is a preposition that a verb takes («إلى»).
        idle: True if no modifier reaches a number right after it.
    """

    forms: tuple[str, ...]
    begins: bool
    leads_to: dict[str, Any] | None
    measure: bool
    turns: bool
    verb: _Verb | None
    governs: bool
    tail: bool
    idle: bool


class Modifiers:
    """The modifiers before a number.

    Example:
        >>> from arnews.text import Tokenizer
        >>> words = Tokenizer(lambda word: ((), frozenset(), False))
        >>> modifiers = Modifiers()
        >>> modifiers.before(words.passage("لا تتجاوز قيمتها 5"), 3)
        'equal_or_less'
        >>> modifiers.before(words.passage("وصلت إلى 5"), 2) is None
        True
    """

    def __init__(self) -> None:
        """Read the word list and compose the phrases."""
        lists = load_toml(_SOURCE)
        self._first: dict[str, Any] = {}
        self._words: set[str] = set()
        self._silent: dict[tuple[bool, ...], _WordRole] = {}
        self._verbs: dict[str, _Verb] = {}
        self._reached: set[str] = set()
        self._not_after_li: set[str] = set()  # «لتصل إلى» states a value, «لتجاوز» is a noun
        negation = lists["negation"]["words"]
        self._refusals = _prefixed(
            ("", "و", "ب", "ف"), [normalize(words).split()[-1] for words in negation]
        )
        for item in lists["before"]:
            for phrase, mod in phrases(item, negation):
                self._add_phrase(phrase, mod)
            self._add_verbs(item)
        measures = load_words(_SOURCE, "measures")
        self._owned = _owned_measures(measures)
        self._measures = self._owned | frozenset(
            measure + pronoun
            for measure in _prefixed(("", "ل", "ب"), _prefixed(("", DEFINITE_ARTICLE), measures))
            for pronoun in _PRONOUNS
        )
        self._bounding = _prefixed(("", "و", "ف"), load_words(_SOURCE, "reach", "bounding"))
        self._stating = load_words(_SOURCE, "reach", "stating")
        self._levels = load_words(_SOURCE, "levels")
        self._exact = load_words(_SOURCE, "exact_after")
        self._tails = frozenset().union(*(verb.prepositions for verb in self._verbs.values()))
        self._openers = load_words(_SOURCE, "transparent_words")

    def _add_phrase(self, phrase: str, mod: str | None) -> None:
        """Add a phrase to the tree of phrases, which is read from the last word backwards."""
        step = self._first
        for word in reversed(normalize(phrase).split()):
            self._words.add(word)
            step = step.setdefault(word, {})
        step.setdefault("", mod)

    def _add_verbs(self, item: dict[str, Any]) -> None:
        """Add the forms of the verb of an entry of the list, if it has one."""
        prepositions = frozenset(map(normalize, item.get("preposition", ())))
        for form in verbs(item):
            negated = item.get("mod_if_negated", item["mod"])
            of_levels = frozenset(map(normalize, item.get("of_levels", ())))
            self._verbs[form] = _Verb(prepositions, item["mod"], negated, of_levels)
            if item.get("ambiguous"):
                self._reached.add(form)
        self._not_after_li.update(map(normalize, item.get("past_stems", ())))
        self._not_after_li |= self._reached

    def before(self, passage: Passage, index: int) -> str | None:
        """Return the mod of the nearest modifier before a number.

        Args:
            passage: the article.
            index: the first token of the number; it may be one past the last token.

        Returns:
            The mod ("approx", "more_than", "equal_or_less" …), or None if nothing modifies it.
        """
        if index <= 0:
            return None
        tokens = passage.tokens
        token = tokens[index - 1]
        role: _WordRole = token.modifier_role or self._role_of(token)
        if role.idle:
            return None
        while index > 1 and self._is_transparent(tokens[index - 1]):
            index -= 1
        found = self._by_phrase(tokens, index)
        return self._by_verb(tokens, index) if found is None else found or None

    def _is_transparent(self, token: Token) -> bool:
        """True for a word between a hedge and its number that changes nothing: «أكثر من بين 3 و5»."""
        if token.ends_sentence or token.word not in self._openers:
            return False
        role: _WordRole = token.modifier_role or self._role_of(token)
        return role.leads_to is None and not role.measure

    def _by_phrase(self, tokens: list[Token], index: int) -> str | None:
        """Return the mod of the longest phrase that ends before the number, None if there is none.

        Empty if the phrase is a direction: «يتجه نحو مستويات 25 ريالا».
        """
        step: dict[str, Any] | None = None
        found: str | None = None
        skipped = 0
        at = opening = index - 1
        while at >= 0 and not (token := tokens[at]).ends_sentence:
            role: _WordRole = token.modifier_role or self._role_of(token)
            following = role.leads_to if step is None else _step(step, role.forms)
            if following is not None:
                if skipped and self._is_direction(tokens, at):
                    return ""
                step, found, opening = following, following.get("", found), at
            elif role.measure and skipped < _MOST_BETWEEN:
                skipped += 1
            else:
                break
            at -= 1
        denied = DENIED.get(tokens[opening].word) if found else None
        return denied if denied and is_denied(tokens, opening, _GOVERN) else found

    def _is_direction(self, tokens: list[Token], at: int) -> bool:
        """True for «نحو» before a level: «يتجه نحو مستويات 25 ريالا»."""
        return tokens[at].word in _TOWARDS and tokens[at + 1].word in self._levels

    def _role_of(self, token: Token) -> _WordRole:
        """Return the role of a word, and store it with the token."""
        word = token.word
        forms = tuple(self._forms(word))
        leads_to = _step(self._first, forms)
        measure = word in self._measures
        begins = leads_to is not None or measure or word in self._openers
        stops = self._stops(token)
        verb = None if stops else self._verb_of(word)
        turns = stops or verb is not None
        governs, tail = _governs(word), word in self._tails
        reached = begins or tail or _lets_through(stops, governs, verb)
        idle = token.ends_sentence or not reached
        silent = (begins, measure, turns, governs, tail, idle)
        role = None if forms or verb else self._silent.get(silent)
        if role is None:
            role = _WordRole(forms, begins, leads_to, measure, turns, verb, governs, tail, idle)
            if not (forms or verb):
                self._silent[silent] = role
        token.modifier_role = role
        return role

    def _verb_of(self, word: str) -> _Verb | None:
        """Return the verb that a word is a form of, «و», «ف» and «ل» taken off («ليتخطى»)."""
        verb = self._verbs.get(word)
        if verb is not None or word[0] not in "وفل":
            return verb
        if word[:2] in {"ول", "فل"}:
            word = word[1:]
        if word[0] == "ل" and word[1:] in self._not_after_li:
            return None
        return self._verbs.get(word[1:])

    def _stops(self, token: Token) -> bool:
        """True for a token that cannot be part of the subject between a verb and a number."""
        word = token.word
        return (
            token.ends_sentence
            or token.is_number
            or word in self._exact
            or _counts(token)
            or word in _RESPECTIVELY
            or not (word.isalpha() or word == '"')
        )

    def _by_verb(self, tokens: list[Token], index: int) -> str | None:
        """Return the mod of a verb that has its subject between itself and the number.

        «تخطى الإنفاق حاجز تريليون», «قد تصل العقوبة إلى خمس سنوات»: only the subject may come
        between, and the preposition, if the verb takes one, must be right before the number.
        """
        if index <= 0:
            return None
        index, level = self._before_measures(tokens, index)
        nearest = tokens[index - 1]
        role: _WordRole = nearest.modifier_role or self._role_of(nearest)
        if role.governs and role.verb is None and not role.tail:
            return None
        preposition = nearest.word if role.tail else ""
        index -= role.tail
        verb = self._verb_before(tokens, index, preposition, level)
        return None if verb is None else self._mod_of(tokens, verb, index)

    def _verb_before(
        self, tokens: list[Token], index: int, preposition: str, level: str
    ) -> int | None:
        """Return the token of the verb whose subject ends before token `index`, or None."""
        for at in range(index - 1, max(index - 1 - _LONGEST_SUBJECT, 0) - 1, -1):
            role: _WordRole = tokens[at].modifier_role or self._role_of(tokens[at])
            if role.verb is not None and role.verb.takes(preposition, level):
                return at
            if role.turns:
                return None
        return None

    def _before_measures(self, tokens: list[Token], index: int) -> tuple[int, str]:
        """Return where the measure nouns before a number begin, and which is «حاجز» or the like."""
        level = ""
        for _ in range(_MOST_BETWEEN):  # «يصل إلى ما قيمته 20»
            nearest = tokens[index - 1]
            role: _WordRole = nearest.modifier_role or self._role_of(nearest)
            if not role.measure or index <= 1:
                break
            level = level or (nearest.word if nearest.word in self._levels else "")
            index -= 1
        return index, level

    def _mod_of(self, tokens: list[Token], at: int, index: int) -> str | None:
        """Return the mod of the verb at token `at`, whose subject ends before token `index`."""
        verb: _Verb = tokens[at].modifier_role.verb
        if at > 0 and tokens[at - 1].word in self._refusals:
            return verb.mod_if_negated
        if tokens[at].word.lstrip("وف") in self._reached and not self._bounds(tokens, at, index):
            return None
        return verb.mod

    def _bounds(self, tokens: list[Token], verb: int, end: int) -> bool:
        """True if «تصل إلى» at token `verb` gives a bound: «قد تصل إلى», «بنسبة تصل إلى».

        It does after an indefinite noun that it describes, and with a measure noun that ends in a
        pronoun («تصل قيمتها إلى»). With another subject it states a value («تصل الفاتورة إلى»).
        """
        before = tokens[verb - 1].word if verb > 0 and not tokens[verb - 1].ends_sentence else ""
        if before in self._bounding:
            return True
        if before == "ان":
            return verb > 1 and tokens[verb - 2].word in self._bounding
        subject = (token.word for token in tokens[verb + 1 : end])
        if any(word in self._owned for word in subject):
            return True
        begins_clause = tokens[verb].word not in self._reached  # «وتصل نسبة الرسوم إلى 25%»
        return not begins_clause and self._is_indefinite_noun(before)

    def _is_indefinite_noun(self, word: str) -> bool:
        """True for a noun without article, which a verb after it describes: «قيمة تصل إلى»."""
        if not word.isalpha() or word in _GOVERN or word in self._stating:
            return False
        return not word.startswith((DEFINITE_ARTICLE, "وال", "بال", "لل"))

    def _forms(self, word: str) -> Iterator[str]:
        """Yield the forms of a word that occur in phrases: as printed, without a clitic."""
        if word in self._words:
            yield word
        for length in (1, 2):
            clitic, rest = word[:length], word[length:]
            if rest not in self._words or clitic not in _ATTACHED:
                continue
            if not (clitic.endswith("ل") and rest in self._reached):
                yield rest  # not for «لتصل إلى»: it states what was reached, not a bound


def _lets_through(stops: bool, governs: bool, verb: _Verb | None) -> bool:
    """True if a verb before a word may bound the number after the word."""
    return not stops and (verb is not None or not governs)


def _governs(word: str) -> bool:
    """True for a preposition, alone or as a clitic («بقيمة»)."""
    return word in _GOVERN or (word[0] in "بل" and word[:2] != DEFINITE_ARTICLE and len(word) > 3)


def _step(step: dict[str, Any], forms: tuple[str, ...]) -> dict[str, Any] | None:
    """Return the next step of the phrases, read backwards; the first matching form wins."""
    for form in forms:
        following = step.get(form)
        if following is not None:
            return following  # type: ignore[no-any-return]
    return None
