"""The names of a sentence that figures may be about: those of the article, and those of its signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.mentioned import in_text, inside
from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Name
from arnews.claims.vocabulary import Named, Sign
from arnews.language.inflection import is_definite
from arnews.text.passage import Passage

__all__ = ["names_of_signs", "start_of"]

_NO_SUBJECT: Final = words_of("no_subject_behind")
_BRANCHES: Final = starts_of("branches")
_COUNTERS: Final = words_of("counters")
_OF_SHARES: Final = starts_of("of_shares")
_LONGEST_NAME: Final = 5
_THAT: Final = frozenset({"الذي", "التي"})
_QUOTES: Final = frozenset({'"', "'"})
_STAND_METRICS: Final = {
    "currency": "fx_rate",
    "commodity": "commodity_price",
    "market": "index_level",
}
_LETTERS: Final = words_of("letters")
_SHOWING: Final = words_of("showing")
_NO_PART: Final = words_of("no_part")


def names_of_signs(sentence: Sentence, known: Sequence[Name]) -> list[Name]:
    """Return the names in a sentence: those of the article, and those that its signs make.

    Args:
        sentence: the sentence.
        known: the names of the article within it.
    """
    found = list(known)
    for sign in sentence.signs.get("subject", ()):
        name = _of_subject(sentence, sign)
        if name.type == "group" and _is_described(sentence, sign):
            continue
        if not any(_overlap(name, other) and not _within_it(other, name) for other in known):
            found = [one for one in found if not inside(one, name)]
            found.append(name)
    for sign in sentence.signs.get("name_head", ()):
        headed = _of_head(sentence, sign)
        if headed is not None and not _is_metric(sentence, sign) and not _is_firm(headed, known):
            found = [one for one in found if not inside(one, headed)]
            found.append(headed._replace(counter=_is_left_out(sentence, headed)))
    for sign in sentence.signs.get("stand_in", ()):
        stand = _of_stand_in(sentence, sign)
        if stand is None or any(_is_apposed(stand, other) for other in found):
            continue
        if stand.stop_token - stand.start_token > 1:
            found = [one for one in found if not inside(one, stand)]
        if not any(_overlap(stand, other) for other in found):
            found.append(stand._replace(counter=_is_no_mover(sentence, stand)))
    found.sort(key=in_text)
    return found


def _is_described(sentence: Sentence, sign: Sign) -> bool:
    """Return whether a group only tells of what kind others are: «اللاعبين الأجانب»."""
    before = sentence.word(sign.start_token - 1)
    alone = sign.stop_token - sign.start_token == 1
    return alone and sign.definite and is_definite(before) and before.endswith(("ين", "ون"))


def _is_no_mover(sentence: Sentence, stand: Name) -> bool:
    """Return whether a stand-in does not move: «مقابل العملة الأميركية», «تصدر التأمين قطاعات السوق»."""
    before = sentence.word(stand.start_token - 1)
    if stand.type == "market":
        return before == "قطاعات"
    return stand.type == "currency" and (before in _COUNTERS or stand.clitic[-1:] == "ب")


def _is_left_out(sentence: Sentence, name: Name) -> bool:
    """Return whether something is told without a name: «باستثناء قطاع التأمين», but not «… الذي صعد»."""
    without = sentence.word(name.start_token - 1) in _NO_SUBJECT
    return without and sentence.word(name.stop_token) not in _THAT


def _is_firm(headed: Name, known: Sequence[Name]) -> bool:
    """Return whether a name with the head of a branch is that of a firm: «صناعات قطر»."""
    return any(one.type == "company" and one.start_token == headed.start_token for one in known)


def _within_it(other: Name, name: Name) -> bool:
    """Return whether a nationality or a currency is part of a longer name: «الخام الأميركي»."""
    return other.type in {"country", "currency"} and inside(other, name) and not inside(name, other)


def _is_metric(sentence: Sentence, head: Sign) -> bool:
    """Return whether a head begins the name of a metric: «مؤشر أسعار المستهلكين»."""
    return any(
        sign.start_token == head.start_token
        and sign.stop_token - sign.start_token > 1
        and sign.value.family != "market"
        for sign in sentence.signs.get("metric", ())
    )


def _is_apposed(stand: Name, other: Name) -> bool:
    """Return whether a name follows that is meant: «المؤشر ستوكس 600»."""
    return other.start_token == stand.stop_token and other.type == stand.type


def _overlap(one: Name, other: Name) -> bool:
    return one.start_token < other.stop_token and other.start_token < one.stop_token


def start_of(passage: Passage, sign: Sign) -> int:
    """Return the character that a sign starts at, after its clitics.

    Args:
        passage: the article.
        sign: the sign.
    """
    lead = len(sign.clitic)
    if lead == 0:
        return passage.start(sign.start_token)
    return passage.char_offset(sign.start_token, lead)


def _of_sign(sentence: Sentence, sign: Sign, stop: int, metric: str, moves: bool) -> Name:
    start = start_of(sentence.passage, sign)
    value = sign.value
    return Name(
        value if isinstance(value, str) else value.type,
        sign.start_token,
        stop,
        start,
        sentence.passage.end(stop - 1),
        " ".join(sentence.word(index) for index in range(sign.start_token, stop)),
        metric,
        moves,
        False,
        sign.clitic,
    )


def _of_subject(sentence: Sentence, sign: Sign) -> Name:
    value: Named = sign.value
    return _of_sign(sentence, sign, sign.stop_token, value.metric, value.moves)


def _of_head(sentence: Sentence, sign: Sign) -> Name | None:
    """Return the name that a head begins: «قطاع البناء», «مؤشر السوق الرئيسي»."""
    if sign.pronoun:
        return None
    word = sentence.word(sign.start_token)
    if word == "طريق" and sentence.word(sign.start_token - 1) == "عن":
        return None  # «عن طريق المتجر»
    if word == "مؤشر" and sentence.word(sign.start_token - 1) in _SHOWING:
        return None  # «وهو مؤشر جيد»
    stop = _end_of_name(sentence, sign.stop_token, definite=sign.definite)
    if stop == sign.stop_token:
        if sign.value.type == "product" and (sign.definite or sign.clitic.endswith("لل")):
            return _of_sign(sentence, sign, stop, "", False)._replace(stands=True)
        return None
    words = [sentence.word(index) for index in range(sign.start_token, stop)]
    traded = sign.value.type == "market" and _is_traded(words)
    return _of_sign(sentence, sign, stop, "index_level" if traded else "", traded)


def _is_traded(words: Sequence[str]) -> bool:
    """Return whether a market is one of shares: «سوق الأسهم السعودية», not «سوق الهواتف»."""
    if not words[0].endswith(("سوق", "السوق")):
        return not words[0].endswith(_BRANCHES)
    return any(word.startswith(_OF_SHARES) for word in words[1:]) or words[0].endswith("السوق")


def _of_stand_in(sentence: Sentence, sign: Sign) -> Name | None:
    """Return a name that stands for another: «الشركة», «العملة»."""
    if not sign.definite and sign.clitic != "لل" and sign.stop_token - sign.start_token == 1:
        return None
    metric = _STAND_METRICS.get(sign.value, "")
    name = _of_sign(sentence, sign, sign.stop_token, metric, bool(metric))
    return name._replace(stands=True)


def _end_of_name(sentence: Sentence, index: int, *, definite: bool) -> int:
    """Return the token after a name whose head is over: its genitive and adjectives follow."""
    first = index
    cues = {
        sign.start_token
        for kind in ("mover", "level", "metric", "period", "break", "comparer")
        for sign in sentence.signs.get(kind, ())
        if sign.start_token >= first
    }
    cues.update(one.start_token for one in (*sentence.figures, *sentence.dates))
    quoted = False
    while index < min(sentence.stop, first + _LONGEST_NAME):
        word = sentence.word(index)
        if word in _QUOTES:
            if quoted:
                return index + 1
            quoted = True
        elif not quoted:
            leads = ("ال",) if index == first else ("ال", "وال")
            if not word[:1].isalpha() or word in _NO_PART:
                break
            if index in cues and not (index == first + 1 and _is_open(sentence, index)):
                break
            spelled = word in _LETTERS and not definite
            if (index > first or definite) and not word.startswith(leads) and not spelled:
                break
        index += 1
    return index


def _is_open(sentence: Sentence, index: int) -> bool:
    """Return whether a token must be the genitive of the one before: «قطاع شركات [الاستثمار]»."""
    before = sentence.word(index - 1)
    plural = before.endswith(("ات", "كه", "كات")) and not before.startswith("ال")
    heads = sentence.between("metric", index, index + 1)
    return plural and bool(heads) and sentence.word(index).startswith("ال")
