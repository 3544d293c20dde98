"""Companies: names of the list, names that the words around tell, and the article's memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.extractors.business import WORDS
from arnews.extractors.enumerations import items
from arnews.extractors.evidence import (
    headed,
    in_brackets,
    is_named,
    is_person,
    is_told,
    no_company,
)
from arnews.extractors.heads import name_behind_head
from arnews.extractors.memory import again, keep, name_of, tell
from arnews.extractors.names import (
    foreign_end,
    foreign_start,
    is_foreign_name,
    is_letter,
    name_end,
    without_nationality,
)
from arnews.extractors.quotes import quoted
from arnews.extractors.shapes import broken_plural, has_particle, latin
from arnews.facts import Company
from arnews.language.firms import SHARE_NAME, Firm
from arnews.language.inflection import ARTICLE
from arnews.language.lexicon import found
from arnews.language.lists import read_list
from arnews.rules import Around, Entry, Extractor, Mention, rule
from arnews.text.folding import cleaned, normalize

__all__ = ["companies"]

_SOURCE: Final = "business.toml"
_COMMON_ENDINGS: Final = ("ات", "ين", "ون", "يه", "ه", "ا")
"""Behind «مجموعة» these end what it is a group of: «مجموعة عمليات», no name."""
_BANK: Final = ("لبنك", "مصرف")
_LONGEST_TITLE: Final = 4


def company_words() -> Iterator[tuple[str, Entry]]:
    """Give the words around names; the names are those of the pipeline's lists."""
    lists = read_list(_SOURCE)
    for number, key in (("one", "one"), ("many", "many")):
        for word in lists["outside"][key]:
            yield word, Entry("company head", normalize(word), number, _SOURCE)
    for word in lists["inside"]["words"]:
        yield word, Entry("bank or group", normalize(word), "one", _SOURCE)
    for word in lists["shares"]["words"]:
        yield word, Entry("share", word, "one", _SOURCE)
    for word in lists["speakers"]["words"]:
        yield word, Entry("speaker", word, "one", _SOURCE)
    for word in lists["tails"]["foreign"]:
        yield word, Entry("foreign tail", word, "one", _SOURCE)
    for words in lists["not_companies"]["words"]:
        yield words, Entry("no company", None, "one", _SOURCE)


def _company(
    at: Around,
    first: int,
    last: int,
    start: int,
    name: str,
    name_en: str | None,
    listed: bool = False,
) -> Company:
    """Make the fact and remember the name for the rest of the article, unless the list has it."""
    anchor = at.anchor
    tell(at, name)
    if not (listed or (anchor.last == last and anchor.kind == "company")):
        keep(at, first, last, start, name, name_en)
    return at.fact(Company, first, last, start, name=name, name_en=name_en)


def _listed(at: Around, known: Mention) -> Company | None:
    firm: Firm = known.value
    first, last = known.first, known.last
    opening, behind = at.tokens[first].word, at.onward(last)
    if behind in WORDS.all_letters and is_letter(at, last) and is_letter(at, last - 1):
        return None  # «إم إس سي» is not «إم إس سي آي»
    if opening in WORDS.definite_heads and last - first > 1:
        start = at.passage.start(first + 1)
        return _company(at, first + 1, last, start, firm.name, firm.name_en)
    if opening.endswith(_BANK) and _of_another_country(at, last, firm):
        name = name_of(at, first, last + 1, known.start)
        return _company(at, first, last + 1, known.start, name, None)
    if behind in WORDS.foreign_tails:
        while at.onward(last) in WORDS.foreign_tails:
            last += 1
        name = name_of(at, first, last, known.start)  # هانوا أوشن
        return _company(at, first, last, known.start, name, _alias(at, last))
    while behind in WORDS.legal_tails:
        last += 1
        behind = at.onward(last)
    listed = known.kind == "company" and known.last == last
    return _company(at, first, last, known.start, firm.name, firm.name_en, listed)


def _of_another_country(at: Around, last: int, firm: Firm) -> bool:
    """Whether a nationality behind a bank tells another one: «البنك الوطني اليوناني»."""
    nationality = at.mention_at(last, "nationality")
    return (
        nationality is not None
        and nationality.definite
        and nationality.last == last + 1
        and firm.country not in nationality.value
    )


def _unlisted(at: Around, first: int, last: int, start: int | None = None) -> Company | None:
    said = at.said_at(first)
    for kind in ("company", "weak company"):
        if kind in said and said[kind].tokens == last - first:
            return _listed(at, found(at.passage, first, said[kind]))
    start = at.passage.start(first) if start is None else start
    name = name_of(at, first, last, start)
    return _company(at, first, last, start, name, _alias(at, last))


def _alias(at: Around, last: int) -> str | None:
    """The Latin alias in parentheses behind a name."""
    if at.word(last) != "(" or not at.word(last + 1)[:1].isascii():
        return None
    close = last + 1
    while close < min(last + 7, at.count) and at.word(close) != ")":
        close += 1
    if at.word(close) != ")":
        return None
    alias = cleaned(at.passage.text[at.passage.start(last + 1) : at.passage.end(close - 1)])
    return alias if alias.isascii() and any(map(str.isalpha, alias)) else None


@rule(anchor="company")
def listed_company(at: Around) -> Company | None:
    """«أرامكو السعودية»: a name of the list."""
    if at.anchor.definite or no_company(at) or in_brackets(at) or is_person(at):
        return None
    return _listed(at, at.anchor)


@rule(anchor="weak company")
def told_company(at: Around) -> Company | None:
    """«سهم «الكابلات»», «شركة زين»: a listed name that is another word too, with evidence."""
    anchor = at.anchor
    if anchor.definite or (anchor.entry.number == SHARE_NAME and not is_named(at)):
        return None
    if no_company(at) or in_brackets(at) or not is_told(at):
        return None
    return _listed(at, anchor)


@rule(anchor="company head")
def headed_company(at: Around) -> Company | None:
    """«شركة سوميتومو فورستري», «شركة "كريم"»: a name behind a head that is no part of it."""
    name = name_behind_head(at)
    if name is None or at.mention_at(at.anchor.last, "no company") is not None:
        return None
    first, last = name
    return _unlisted(at, first, last)


@rule(anchor="share")
def share_of_a_foreign_name(at: Around) -> Company | None:
    """«سهم بوليميتال», «أسهم دافيد كامباري»: a foreign name behind «سهم», no list has it."""
    anchor = at.anchor
    opening = at.onward(anchor.last)
    if anchor.definite or len(opening) < 5 or has_particle(opening) or broken_plural(opening):
        return None
    last = foreign_end(at, anchor.last)
    if last == anchor.last or at.number_before(anchor.first):
        return None
    return _unlisted(at, anchor.last, last)


@rule(anchor="bank or group")
def bank_or_group(at: Around) -> Company | None:
    """«مصرف الشارقة الإسلامي», «مجموعة الفطيم»: a head that belongs to the name."""
    anchor = at.anchor
    first = anchor.last
    opening = at.onward(first)
    if anchor.definite or not opening or opening in WORDS.generic_inside:
        return None
    if at.mention_at(anchor.first, "company") is not None or no_company(at):
        return None
    if _inside_a_name(at):
        return None  # دويتشه بنك
    inside = quoted(at, first)
    if inside is not None:
        return _unlisted(at, *inside) if is_foreign_name(at, *inside) else None
    known = at.mention_at(first, "company") or at.mention_at(first, "weak company")
    if known is not None and not known.clitic:
        firm: Firm = known.value
        return _company(at, anchor.first, known.last, anchor.start, firm.name, firm.name_en)
    in_latin = latin(opening)
    if opening in WORDS.elsewhere or (in_latin and len(opening) < 3):
        return None
    last = name_end(at, first) if in_latin else _end_of_bank(at, first)
    if last is None:
        return None
    return _unlisted(at, anchor.first, last, anchor.start)


def _inside_a_name(at: Around) -> bool:
    """Whether a known name holds the anchor: «دويتشه بنك», «رويال بنك أوف سكوتلاند»."""
    first, last = at.anchor.first, at.anchor.last
    for stop_token in range(last, last + _LONGEST_TITLE):
        name = at.candidate_ending_at(stop_token)  # a longer name, which settling will prefer
        if name is not None and name.start_token < first:
            return True
    return False


def _end_of_bank(at: Around, first: int) -> int | None:
    """The token behind «البنك الأهلي السعودي», «بنك الشارقة الإسلامي», «مجموعة الفطيم»."""
    anchor = at.anchor
    last = foreign_end(at, first)
    foreign = last > first
    if foreign and (has_particle(at.word(first)) or broken_plural(at.word(first))):
        return None  # «مجموعة تسجل», «مجموعة قروض»
    while last < min(first + 4, at.count) and at.open_before(last):
        word = at.word(last)
        if not word.isalpha() or word in WORDS.generic:
            break
        nationality = at.mention_at(last, "nationality") is not None
        if not (word in WORDS.tails or nationality or (word.startswith("ال") and not foreign)):
            break
        last += 1
    if last == first:
        return None
    if anchor.value.startswith(ARTICLE):
        return last if last - first >= 2 and at.mention_at(last - 1, "nationality") else None
    if foreign:
        return without_nationality(at, first, last)
    if anchor.value == "مجموعه":
        generic = at.word(first).endswith(_COMMON_ENDINGS) and at.word(last - 1) not in WORDS.tails
        return None if generic else without_nationality(at, first, last)
    return last


@rule(anchor="share")
def quoted_share(at: Around) -> list[Company] | None:
    """«أسهم «المتقدمة» و«البحري»»: what is quoted behind «سهم» are companies."""
    first = at.anchor.last
    made: list[Company] = []
    inside = quoted(at, first)
    while inside is not None:
        if (
            at.mention_at(inside[0], "company") is None
            and at.mention_at(inside[0], "no company") is None
        ):
            company = _unlisted(at, *inside)
            if company is not None:
                made.append(company)
        place = inside[1] + 1
        while at.word(place) in {"و", "،"}:
            place += 1
        inside = quoted(at, place)
    return made


@rule(anchor="company head")
def companies_of_a_list(at: Around) -> list[Company] | None:
    """«شركتا أكوا باور وإير برودكتس الأمريكية»: the names behind a plural, one known at least."""
    anchor = at.anchor
    if anchor.entry.number != "many" and at.word(anchor.first - 1) not in WORDS.shares_of_several:
        return None
    if anchor.definite and anchor.value != "شركتين":
        return None
    names_alone = anchor.value in WORDS.heads_of_pairs
    names = items(at)
    sure = sum([item.sure for item in names])
    if not sure and not (len(names) >= 2 and names_alone):
        return None
    made = [
        _unlisted(at, item.first, item.last, item.start)
        for item in names
        if not item.sure and (sure > 1 or names_alone or not item.definite)
    ]
    return [company for company in made if company]


@rule(anchor="speaker")
def company_of_a_speaker(at: Around) -> Company | None:
    """«محلل لدى ويدبوش سيكيوريتيز», «خبيرة في «برنشتاين»»: where those work who speak of markets."""
    for join in range(at.anchor.last, at.anchor.last + _LONGEST_TITLE):
        word = at.onward(join)
        if not word:
            return None
        if word in WORDS.joins:
            break
    else:
        return None
    first = join + 1
    if not at.open_before(first) or at.mention_at(first, "company") is not None:
        return None
    inside = quoted(at, first)
    if inside is not None:
        return _unlisted(at, *inside)
    last = _latin_or_foreign(at, first)
    if last is None or at.mention_at(first, "country") or at.mention_at(first, "place sign"):
        return None
    if at.word(join) == "في" and last - first < 2 and not latin(at.word(first)):
        return None
    return _unlisted(at, first, last)


def _latin_or_foreign(at: Around, first: int) -> int | None:
    if latin(at.word(first)):
        return name_end(at, first)
    last = foreign_end(at, first)
    return last if last > first and (last - first > 1 or len(at.word(first)) > 4) else None


@rule(anchor="foreign tail")
def company_with_a_foreign_tail(at: Around) -> Company | None:
    """«برسيشين كاستبارتس هولدينغ», «"جي بي إتش إنسايتس"»: a foreign name with a firm's last word."""
    anchor = at.anchor
    if anchor.clitic:
        return None
    first, start = foreign_start(at, anchor.first)
    if first == anchor.first:
        return None
    last = foreign_end(at, anchor.first)
    return _unlisted(at, first, last, start) if last > anchor.first else None


@rule(anchor="article")
def remembered_company(at: Around) -> list[Company] | None:
    """«مجموعة الفطيم … الفطيم»: a name once told is found again bare, or in short."""
    return [
        at.fact(Company, first, last, start, name=name, name_en=name_en)
        for first, last, start, name, name_en in again(at, headed)
    ]


companies = Extractor(
    kind="company",
    words=company_words,
    rules=(
        headed_company,
        companies_of_a_list,
        quoted_share,
        share_of_a_foreign_name,
        listed_company,
        told_company,
        bank_or_group,
        company_of_a_speaker,
        company_with_a_foreign_tail,
        remembered_company,
    ),
)
