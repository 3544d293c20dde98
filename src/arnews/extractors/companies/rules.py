"""Companies: names of the list, names that the words around tell, and the article's memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.extractors.companies.boundaries import (
    end_of_foreign_name,
    end_of_name,
    is_foreign_name,
    is_letter,
    start_of_foreign_name,
    without_nationality,
)
from arnews.extractors.companies.coordination import coordinated_names
from arnews.extractors.companies.coreference import (
    Memory,
    find_repeats,
    is_parenthesised_alias,
    name_of,
    remember_initials,
    remember_name,
)
from arnews.extractors.companies.counterevidence import stands_for_another
from arnews.extractors.companies.evidence import (
    follows_company_noun,
)
from arnews.extractors.companies.heads import is_any_company, name_after_company_noun
from arnews.extractors.companies.verdicts import Verdicts
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    is_common,
    is_latin_name,
    looks_like_verb,
)
from arnews.extractors.quotes import quoted
from arnews.facts import Company
from arnews.language.company_list import CompanyEntry
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import to_mention
from arnews.language.lexicon_files import load_toml
from arnews.rules import Cursor, Entry, Extractor, Mention, rule
from arnews.text.folding import cleaned, normalize

__all__ = ["companies"]

_SOURCE: Final = "business.toml"
_COMMON_ENDINGS: Final = ("ات", "ين", "ون", "يه", "ه", "ا")
"""After «مجموعة» these end what it is a group of: «مجموعة عمليات», no name."""
_SHORTEST_FOREIGN: Final = 5
"""So many letters a single word after «بنك» has that is no adjective: «مصرف ضالع»."""
_BANK: Final = ("لبنك", "مصرف")
_LONGEST_TITLE: Final = 4


def company_words() -> Iterator[tuple[str, Entry]]:
    """Give the words around names; the names are those of the pipeline's lists."""
    lists = load_toml(_SOURCE)
    for number, key in (("one", "singular"), ("many", "plural")):
        for word in lists["head_before_name"][key]:
            yield word, Entry("company head", normalize(word), number, _SOURCE)
    for word in lists["head_in_name"]["words"]:
        yield word, Entry("bank or group", normalize(word), "one", _SOURCE)
    for word in lists["shares"]["words"]:
        yield word, Entry("share", word, "one", _SOURCE)
    for word in (*lists["sufficient_evidence"]["words"], *lists["evidence"]["acts"]):
        yield word, Entry("business word", None, "one", _SOURCE)
    for word in lists["speakers"]["words"]:
        yield word, Entry("speaker", word, "one", _SOURCE)
    for word in lists["tails"]["foreign"]:
        yield word, Entry("foreign tail", word, "one", _SOURCE)
    yield '"', Entry("quotation mark", None, "one", _SOURCE)
    for words in lists["not_companies"]["words"]:
        yield words, Entry("not a company", None, "one", _SOURCE)


def _company(
    at: Cursor,
    first: int,
    stop: int,
    start: int,
    name: str,
    name_en: str | None,
    listed: bool = False,
) -> Company:
    """Make the fact and remember the name for the rest of the article, unless the list has it."""
    anchor = at.anchor
    at.article.once(Memory).companies.add(name)
    if not (listed or (anchor.stop_token == stop and anchor.kind == "company")):
        remember_name(at, first, stop, start, name, name_en)
    remember_initials(at, stop, name, name_en)
    return at.fact(Company, first, stop, start, name=name, name_en=name_en)


def _listed(at: Cursor, known: Mention) -> Company | None:
    company: CompanyEntry = known.value
    first, stop = known.start_token, known.stop_token
    opening, after = at.tokens[first].word, at.word_in_sentence(stop)
    if after in WORDS.all_letters and is_letter(at, stop) and is_letter(at, stop - 1):
        return None  # «إم إس سي» is not «إم إس سي آي»
    if opening in WORDS.heads_not_in_name and stop - first > 1:
        start = at.passage.start(first + 1)
        return _company(at, first + 1, stop, start, company.name, company.name_en)
    if opening.endswith(_BANK) and _of_another_country(at, stop, company):
        name = name_of(at, first, stop + 1, known.start)
        return _company(at, first, stop + 1, known.start, name, None)
    if after in WORDS.foreign_tails:
        while at.word_in_sentence(stop) in WORDS.foreign_tails:
            stop += 1
        name = name_of(at, first, stop, known.start)  # هانوا أوشن
        return _company(at, first, stop, known.start, name, _alias(at, stop))
    while after in WORDS.legal_tails:
        stop += 1
        after = at.word_in_sentence(stop)
    listed = known.kind == "company" and known.stop_token == stop
    return _company(at, first, stop, known.start, company.name, company.name_en, listed)


def _of_another_country(at: Cursor, stop: int, company: CompanyEntry) -> bool:
    """Whether a nationality after a bank tells another one: «البنك الوطني اليوناني»."""
    nationality = at.mention_at(stop, "nationality")
    return (
        nationality is not None
        and nationality.definite
        and nationality.stop_token == stop + 1
        and company.country not in nationality.value
    )


def _unlisted(at: Cursor, first: int, stop: int, start: int | None = None) -> Company | None:
    matches = at.matches_at(first)
    for kind in ("company", "ambiguous company"):
        if kind in matches and matches[kind].token_count == stop - first:
            return _listed(at, to_mention(at.passage, first, matches[kind]))
    start = at.passage.start(first) if start is None else start
    name = name_of(at, first, stop, start)
    return _company(at, first, stop, start, name, _alias(at, stop))


def _alias(at: Cursor, stop: int) -> str | None:
    """The Latin alias in parentheses after a name."""
    if at.word(stop) != "(" or not at.word(stop + 1)[:1].isascii():
        return None
    close = stop + 1
    while close < min(stop + 7, at.count) and at.word(close) != ")":
        close += 1
    if at.word(close) != ")":
        return None
    alias = cleaned(at.passage.text[at.passage.start(stop + 1) : at.passage.end(close - 1)])
    return alias if alias.isascii() and any(map(str.isalpha, alias)) else None


@rule(anchor="company")
def listed_company(at: Cursor) -> Company | None:
    """«أرامكو السعودية»: a name of the list, unless the article tells something else of it."""
    return _listed_if_meant(at)


@rule(anchor="ambiguous company")
def ambiguous_company(at: Cursor) -> Company | None:
    """«ارتفع سهم الكابلات», «شركة زين»: a listed name that is another word too, with evidence."""
    return _listed_if_meant(at)


def _listed_if_meant(at: Cursor) -> Company | None:
    accepted = at.article.once(Verdicts).accepts(at.anchor)
    return _listed(at, at.anchor) if accepted and not is_parenthesised_alias(at) else None


@rule(anchor="quotation mark")
def quoted_company(at: Cursor) -> Company | None:
    """«نمت مبيعات الفرنسية "نوفاليس"»: a name in quotes that no list has, with evidence enough."""
    name = at.article.once(Verdicts).quoted_after(at.anchor)
    return None if name is None else _unlisted(at, name.start_token, name.stop_token)


@rule(anchor="business word")
def respelt_company(at: Cursor) -> Company | None:
    """«تكبدت فيسوبك», «استحواذ DELL»: a listed name in another spelling."""
    name = at.article.once(Verdicts).respelt_after(at.anchor)
    return None if name is None else _listed(at, name)


@rule(anchor="company head")
def headed_company(at: Cursor) -> Company | None:
    """«شركة سوميتومو فورستري», «شركة "كريم"»: a name after a head that is no part of it."""
    if at.anchor.value in WORDS.heads_before_listed_names:
        return None  # «تطبيق "أوفرسايت"» is a product
    name = name_after_company_noun(at)
    if name is None or at.mention_at(at.anchor.stop_token, "not a company") is not None:
        return None
    first, stop = name
    return _unlisted(at, first, stop)


@rule(anchor="share")
def share_of_a_foreign_name(at: Cursor) -> Company | None:
    """«سهم بوليميتال», «أسهم دافيد كامباري»: a foreign name after «سهم», no list has it."""
    anchor = at.anchor
    opening = at.word_in_sentence(anchor.stop_token)
    if anchor.definite or len(opening) < _SHORTEST_FOREIGN or looks_like_verb(opening):
        return None
    stop = end_of_foreign_name(at, anchor.stop_token)
    if stop == anchor.stop_token or at.number_before(anchor.start_token):
        return None
    return _unlisted(at, anchor.stop_token, stop)


@rule(anchor="bank or group")
def bank_or_group(at: Cursor) -> Company | None:
    """«مصرف الهضاب الإسلامي», «مجموعة الهضاب»: a head that belongs to the name."""
    anchor = at.anchor
    first = anchor.stop_token
    opening = at.word_in_sentence(first)
    if anchor.definite or not opening or opening in WORDS.descriptive_in_name:
        return None
    if at.mention_at(anchor.start_token, "company") is not None or stands_for_another(at, anchor):
        return None
    if _inside_a_name(at) or is_any_company(at):
        return None  # «دويتشه بنك», «800 بنك مؤكد»
    inside = quoted(at, first)
    if inside is not None:
        return _unlisted(at, *inside) if is_foreign_name(at, *inside) else None
    known = at.mention_at(first, "company") or at.mention_at(first, "ambiguous company")
    if known is not None and not known.clitic:
        company: CompanyEntry = known.value
        return _company(
            at, anchor.start_token, known.stop_token, anchor.start, company.name, company.name_en
        )
    in_latin = is_latin_name(opening)
    if opening in WORDS.no_company_after or (in_latin and len(opening) < 3):
        return None
    stop = end_of_name(at, first) if in_latin else _end_of_bank(at, first)
    if stop is None:
        return None
    return _unlisted(at, anchor.start_token, stop, anchor.start)


def _inside_a_name(at: Cursor) -> bool:
    """Whether a known name holds the anchor: «دويتشه بنك», «رويال بنك أوف سكوتلاند»."""
    first, stop = at.anchor.start_token, at.anchor.stop_token
    for stop_token in range(stop, stop + _LONGEST_TITLE):
        name = at.candidate_ending_at(stop_token)  # a longer name, which settling will prefer
        if name is not None and name.start_token < first:
            return True
    return False


def _end_of_bank(at: Cursor, first: int) -> int | None:
    """The token after «البنك الأهلي السعودي», «بنك الشارقة الإسلامي», «مجموعة الفطيم»."""
    anchor, opening = at.anchor, at.word(first)
    stop = end_of_foreign_name(at, first)
    foreign = stop > first
    while stop < min(first + 4, at.count) and at.sentence_continues(stop):
        word = at.word(stop)
        if not word.isalpha() or word in WORDS.not_a_name:
            break
        nationality = at.mention_at(stop, "nationality") is not None
        arabic = not foreign and (word.startswith("ال") or _goes_on(at, first, stop))
        tail = word in WORDS.tails and stop > first
        if not (tail or nationality or arabic):
            break
        stop += 1
    if stop == first:
        return None
    if anchor.value.startswith(DEFINITE_ARTICLE):
        told = at.mention_at(stop - 1, "nationality") or at.word(first + 1)[:2] == "لل"
        return stop if stop - first >= 2 and told else None
    if foreign:
        if looks_like_verb(opening):
            return None  # «مجموعة ترمز»
        adjective = len(opening) < _SHORTEST_FOREIGN or opening.endswith("ي")
        if adjective and stop - first == 1 and anchor.value != "مجموعه":
            return None
        return without_nationality(at, first, stop)
    if anchor.value == "مجموعه":
        words = [at.word(place).removeprefix(DEFINITE_ARTICLE) for place in range(first, stop)]
        plain = words[0].endswith(_COMMON_ENDINGS) or all(map(is_common, words))
        generic = plain and at.word(stop - 1) not in WORDS.tails
        return None if generic else without_nationality(at, first, stop)
    return stop


def _goes_on(at: Cursor, first: int, stop: int) -> bool:
    """«البنك السعودي | للتسليف | والادخار», «بنك التجارة | والاستثمار»: what a bank is for."""
    word, before, head = at.word(stop), at.word(stop - 1), at.anchor.value
    if word.startswith("وال"):
        return before.startswith("لل") or (stop - first == 1 and head in {"بنك", "مصرف"})
    to_whom = word.startswith("لل") and head.startswith(DEFINITE_ARTICLE)
    return to_whom and at.mention_at(stop - 1, "nationality") is not None


@rule(anchor="share")
def quoted_share(at: Cursor) -> list[Company] | None:
    """«أسهم «المتقدمة» و«البحري»»: what is quoted after «سهم» are companies."""
    first = at.anchor.stop_token
    made: list[Company] = []
    inside = quoted(at, first)
    while inside is not None:
        listed = at.mention_at(inside[0], "company") or at.mention_at(inside[0], "not a company")
        if listed is None and not _is_any_word(at, *inside):
            company = _unlisted(at, *inside)
            if company is not None:
                made.append(company)
        place = inside[1] + 1
        while at.word(place) in {"و", "،"}:
            place += 1
        inside = quoted(at, place)
    return made


@rule(anchor="company head")
def companies_of_a_list(at: Cursor) -> list[Company] | None:
    """«شركتا سابك وهارفيند الأمريكية»: the names after a plural, one known at least."""
    anchor = at.anchor
    if (
        anchor.entry.grammatical_number != "many"
        and at.word(anchor.start_token - 1) not in WORDS.shares_of_several
    ):
        return None
    if anchor.definite and anchor.value != "شركتين":
        return None
    names_alone = anchor.value in WORDS.heads_before_names_only
    names = coordinated_names(at)
    sure = sum([item.sure for item in names])
    if not sure and not (len(names) >= 2 and names_alone):
        return None
    made = [
        _unlisted(at, item.start_token, item.stop_token, item.start)
        for item in names
        if not item.sure and (sure > 1 or names_alone or not item.definite)
    ]
    return [company for company in made if company]


@rule(anchor="speaker")
def company_of_a_speaker(at: Cursor) -> Company | None:
    """«محلل لدى ويدمارك سيكيوريتيز», «خبيرة في «برنشتاين»»: where those work who speak of markets."""
    for join in range(at.anchor.stop_token, at.anchor.stop_token + _LONGEST_TITLE):
        word = at.word_in_sentence(join)
        if not word:
            return None
        if word in WORDS.joins:
            break
        if word in WORDS.name_boundary:
            return None  # «يتفق المحللون أن كلا من …»
    else:
        return None
    first = join + 1
    if not at.sentence_continues(first) or at.mention_at(first, "company") is not None:
        return None
    inside = quoted(at, first)
    if inside is not None:
        return None if _is_any_word(at, *inside) else _unlisted(at, *inside)
    stop = _latin_or_foreign(at, first)
    if stop is None or at.mention_at(first, "country") or at.mention_at(first, "place clue"):
        return None
    if at.word(join) == "في" and stop - first < 2 and not is_latin_name(at.word(first)):
        return None
    return _unlisted(at, first, stop)


def _is_any_word(at: Cursor, first: int, stop: int) -> bool:
    """«أسهم "النمو"», «خبراء في "التحقق البصري"»: words in quotes that no list has as a name."""
    matches = at.matches_at(first)
    listed = (
        "ambiguous company" in matches and matches["ambiguous company"].token_count == stop - first
    )
    words = [at.word(place).removeprefix(DEFINITE_ARTICLE) for place in range(first, stop)]
    return not listed and all(map(is_common, words))


def _latin_or_foreign(at: Cursor, first: int) -> int | None:
    if is_latin_name(at.word(first)):
        return end_of_name(at, first)
    stop = end_of_foreign_name(at, first)
    if stop == first:
        return None
    if at.word_in_sentence(stop) in WORDS.tails:
        return end_of_name(at, first)  # «محلل في نعيم للسمسرة»
    return stop if stop - first > 1 or len(at.word(first)) > 4 else None


@rule(anchor="foreign tail")
def company_with_a_foreign_tail(at: Cursor) -> Company | None:
    """«ستانفيلد هولدينغ», «"جي بي إتش إنسايتس"»: a foreign name with a company's last word."""
    anchor = at.anchor
    if anchor.clitic:
        return None
    first, start = start_of_foreign_name(at, anchor.start_token)
    if first == anchor.start_token:
        return None
    stop = end_of_foreign_name(at, anchor.start_token)
    return _unlisted(at, first, stop, start) if stop > anchor.start_token else None


@rule(anchor="article")
def remembered_company(at: Cursor) -> list[Company] | None:
    """«شركة هارفيند … وهارفيند»: a name once told is found again bare, or in short."""
    return [
        at.fact(Company, first, stop, start, name=name, name_en=name_en)
        for first, stop, start, name, name_en in find_repeats(at, follows_company_noun)
    ]


companies = Extractor(
    fact_class=Company,
    words=company_words,
    rules=(
        headed_company,
        companies_of_a_list,
        quoted_share,
        share_of_a_foreign_name,
        listed_company,
        ambiguous_company,
        quoted_company,
        respelt_company,
        bank_or_group,
        company_of_a_speaker,
        company_with_a_foreign_tail,
        remembered_company,
    ),
)
