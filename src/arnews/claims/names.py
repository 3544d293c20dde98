"""The names of an article that figures may be about: companies, countries, currencies, goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Name, Placed
from arnews.claims.vocabulary import Named, Sign
from arnews.claims.word_forms import is_definite
from arnews.facts import Company
from arnews.language.mention import Mention
from arnews.rules.article import Article
from arnews.text.passage import Passage

__all__ = ["article_names", "names_of_signs", "start_of"]

_BODIES: Final = starts_of("bodies")
_MARKETS: Final = starts_of("markets")
_NO_NAMES: Final = starts_of("no_names")
_PLACE_KINDS: Final = ("country", "place clue", "nationality")
_NO_SUBJECT: Final = words_of("no_subject_behind")
_RATES: Final = words_of("rates")
_BRANCHES: Final = starts_of("branches")
_OF_FIRMS: Final = words_of("of_firms")
_PEOPLE: Final = ("يين", "يون")
"""How nationalities of people end, who are no country: «السياح الصينيين»."""
_COUNTERS: Final = words_of("counters")
_SOURCES: Final = words_of("sources")
_AGENCIES: Final = words_of("agencies")
_OF_SHARES: Final = starts_of("of_shares")
_OF_TIME: Final = frozenset({"date", "duration"})
_DATELINE: Final = 80
_DASHES: Final = frozenset({"-", "--", "–", "—", "(", ")", "/"})
_LONGEST_NAME: Final = 5
_QUOTES: Final = frozenset({'"', "'"})
_STAND_METRICS: Final = {
    "currency": "fx_rate",
    "commodity": "commodity_price",
    "market": "index_level",
}
_LETTERS: Final = words_of("letters")
_NO_PART: Final = words_of("no_part")


def article_names(
    article: Article, facts: Sequence[Placed], wanted: Sequence[tuple[int, int]]
) -> list[Name]:
    """Return the companies of an article, and the countries and currencies in parts of it.

    Args:
        article: the article with its mentions.
        facts: its facts with their tokens; a currency that is part of a sum is no name.
        wanted: the tokens of the parts, in reading order: title, lead, sentences with a figure.

    Returns:
        The names in reading order.
    """
    passage = article.passage
    found: list[Name] = []
    taken: set[int] = set()
    for placed in facts:
        if placed.kind in _OF_TIME:
            continue
        taken.update(range(placed.start_token, placed.stop_token))
        fact = placed.fact
        if isinstance(fact, Company):
            start = placed.start_token
            clitic = _clitic(passage, start, fact.start)
            span = (start, placed.stop_token, fact.start, fact.end)
            name = Name("company", *span, fact.name, clitic=clitic)
            found.append(name._replace(counter=_is_cited(passage, start)))
    for mention in _within(article.mentions.get("currency", ()), wanted):
        if mention.start_token not in taken and _is_currency(mention, passage):
            taken.update(range(mention.start_token, mention.stop_token))
            key = passage.tokens[mention.start_token].word
            name = _of_mention(mention, "currency", key, "fx_rate", moves=True)
            found.append(name._replace(counter=_is_counter(passage, mention)))
    for kind in _PLACE_KINDS:
        for mention in _within(article.mentions.get(kind, ()), wanted):
            if mention.start_token not in taken and len(mention.value) == 1:
                named = _of_place(mention, passage)
                if named is not None:
                    found.append(named)
    bodies = [name for name in found if name.type == "body"]
    found = [
        name
        for name in found
        if not (name.adjective and any(_inside(name, body) for body in bodies))
    ]  # «البنك المركزي الأوروبي» is one name
    found.sort(key=lambda name: (name.start_token, -name.stop_token))
    companies = {name.stop_token for name in found if name.type == "company"}
    return [
        name._replace(counter=True)
        if name.type == "country"
        and (
            _is_dateline(passage, name)
            or (name.adjective and name.start_token in companies)
            or (name.adjective and passage.tokens[name.start_token - 1].word in _OF_FIRMS)
            or passage.tokens[name.start_token - 1].word in _NO_SUBJECT
        )
        else name
        for name in found
    ]


def _within(mentions: Sequence[Mention], wanted: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the mentions that begin in one of some parts of an article, both in reading order."""
    parts = iter(wanted)
    first, stop = next(parts)
    for mention in mentions:
        while mention.start_token >= stop:
            part = next(parts, None)
            if part is None:
                return
            first, stop = part
        if mention.start_token >= first:
            yield mention


def _is_dateline(passage: Passage, name: Name) -> bool:
    """Return whether a place tells where the article was written: «دبي، الإمارات (CNN)»."""
    tokens, first = passage.tokens, name.start_token
    if first > _DATELINE or name.stop_token >= len(tokens):
        return False
    begin = max(first - 3, 0)
    if first > 3 and not any(tokens[index].ends_sentence for index in range(begin, first)):
        return False
    behind = [tokens[i].word for i in range(name.stop_token, min(name.stop_token + 7, len(tokens)))]
    return behind[0] in _DASHES | {"،", ",", "("} and not _DASHES.isdisjoint(behind)


def _is_cited(passage: Passage, token: int) -> bool:
    """Return whether a company is cited as a source: «بحسب رويترز», «وكالة رويترز»."""
    before = [passage.tokens[index].word for index in range(max(token - 3, 0), token)]
    if passage.tokens[token].word.endswith("وكاله"):  # «وكالة رويترز»
        return True
    return not _SOURCES.isdisjoint(before) or passage.tokens[token].word in _AGENCIES


def _clitic(passage: Passage, token: int, start: int) -> str:
    lead = start - passage.start(token)
    return passage.tokens[token].word[:lead] if lead > 0 else ""


def _is_currency(mention: Mention, passage: Passage) -> bool:
    """Return whether a currency is named as such: «الدولار», but not «ين», nor in «كبير»."""
    word = passage.text[mention.start : mention.end]
    return mention.definite and (len(word) > 4 or word.endswith("ين")) and "سنت" not in word


def _is_counter(passage: Passage, mention: Mention) -> bool:
    """Return whether a currency is what another is measured in: «مقابل الدولار», «للدولار»."""
    first = mention.start_token
    words = [passage.tokens[index].word for index in range(max(first - 3, 0), first)]
    before = words[-1] if words else ""
    if before in _COUNTERS:
        return True  # «أدنى سعر له أمام الدولار»
    if not _RATES.isdisjoint(words):
        return False
    return mention.clitic.endswith(("ل", "لل"))


def _of_mention(
    mention: Mention, name_type: str, key: str, metric: str = "", *, moves: bool = False
) -> Name:
    return Name(
        name_type,
        mention.start_token,
        mention.stop_token,
        mention.start,
        mention.end,
        key,
        metric,
        moves,
        mention.kind == "nationality",
        mention.clitic,
    )


def _of_place(mention: Mention, passage: Passage) -> Name | None:
    word = passage.tokens[mention.start_token].word
    bare = word[len(mention.clitic) :].removeprefix("ال")
    if mention.kind != "place clue":
        named = _of_mention(mention, "country", mention.value[0])
        return named._replace(counter=named.adjective and word.endswith(_PEOPLE))
    if bare.startswith(_BODIES):
        return _of_mention(mention, "body", bare)
    if bare.startswith(_MARKETS):
        return _of_mention(mention, "market", bare, "index_level", moves=True)
    if bare.startswith(_NO_NAMES) or word.startswith(_NO_NAMES):
        return None
    return _of_mention(mention, "country", bare)


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
            found = [one for one in found if not _inside(one, name)]
            found.append(name)
    for sign in sentence.signs.get("name_head", ()):
        headed = _of_head(sentence, sign)
        if headed is not None and not _is_metric(sentence, sign) and not _is_firm(headed, known):
            found = [one for one in found if not _inside(one, headed)]
            left_out = sentence.word(sign.start_token - 1) in _NO_SUBJECT
            found.append(headed._replace(counter=left_out))
    for sign in sentence.signs.get("stand_in", ()):
        stand = _of_stand_in(sentence, sign)
        if stand is None or any(_is_apposed(stand, other) for other in found):
            continue
        if stand.stop_token - stand.start_token > 1:
            found = [one for one in found if not _inside(one, stand)]
        if not any(_overlap(stand, other) for other in found):
            priced = stand.type == "currency" and sentence.word(stand.start_token - 1) in _COUNTERS
            found.append(stand._replace(counter=priced))  # «مقابل العملة الأميركية»
    found.sort(key=lambda name: (name.start_token, -name.stop_token))
    return found


def _is_described(sentence: Sentence, sign: Sign) -> bool:
    """Return whether a group only tells of what kind others are: «اللاعبين الأجانب»."""
    before = sentence.word(sign.start_token - 1)
    alone = sign.stop_token - sign.start_token == 1
    return alone and sign.definite and is_definite(before) and before.endswith(("ين", "ون"))


def _is_firm(headed: Name, known: Sequence[Name]) -> bool:
    """Return whether a name with the head of a branch is that of a firm: «صناعات قطر»."""
    return any(one.type == "company" and one.start_token == headed.start_token for one in known)


def _within_it(other: Name, name: Name) -> bool:
    """Return whether a nationality or a currency is part of a longer name: «الخام الأميركي»."""
    return (
        other.type in {"country", "currency"} and _inside(other, name) and not _inside(name, other)
    )


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


def _inside(one: Name, other: Name) -> bool:
    return one.start_token >= other.start_token and one.stop_token <= other.stop_token


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
