"""Companies: names of the list, names that the words around tell, and the article's memory."""

from __future__ import annotations

from collections.abc import Iterator

from arnews.extractors.names import WORDS, describing_end, name_end, quoted, sounds_foreign
from arnews.facts import Company
from arnews.language.firms import Firm, read_firms
from arnews.language.lists import read_list, read_text
from arnews.rules import Around, Entry, Extractor, rule

__all__ = ["companies"]

_SOURCE = "business.toml"
_NO_BUSINESS = frozenset(
    (
        "نادي",
        "فريق",
        "جامعه",
        "مدرسه",
        "شارع",
        "ملعب",
        "استاد",
        "نهر",
        "غابات",
        "حوض",
        "منتخب",
        "لاعب",
        "مدرب",
        "حي",
        "طريق",
        "مطار",
        "ميناء",
        "مدينه",
        "محافظه",
        "قريه",
        "قصر",
        "مسجد",
    )
)
_STOCK_WORDS = frozenset(
    ("سهم", "اسهم", "السهم", "الاسهم", "شركه", "الشركه", "ارباح", "التداول", "تداول", "البورصه")
)


def company_words() -> Iterator[tuple[str, Entry]]:
    """Give the names of the company list and the words around names."""
    yield from read_firms("companies.tsv", read_text("companies.tsv"))
    lists = read_list(_SOURCE)
    for word in (*lists["outside"]["one"], *lists["outside"]["many"]):
        many = "many" if word in lists["outside"]["many"] else "one"
        yield word, Entry("company head", word, many, _SOURCE)
    for word in lists["inside"]["words"]:
        yield word, Entry("bank or group", word, "one", _SOURCE)
    for word in lists["shares"]["words"]:
        yield word, Entry("share", word, "one", _SOURCE)
    for words in lists["not_companies"]["words"]:
        yield words, Entry("no company", None, "one", _SOURCE)


def _company(
    at: Around, first: int, last: int, start: int, name: str, name_en: str | None
) -> Company:
    """Make the fact and remember the name for the rest of the article."""
    fact = at.fact(Company, start, at.passage.end(last - 1), name=name, name_en=name_en)
    at.remember(fact, first, last)
    names = at.article.notes.setdefault("names", {})
    words = tuple(at.word(index) for index in range(first, last))
    if start > at.passage.start(first):
        words = (_bare(at, first, start), *words[1:])
    names.setdefault(words, (name, name_en))
    return fact


def _bare(at: Around, first: int, start: int) -> str:
    """The first word of a name without the particles on it."""
    word = at.word(first)
    for reading in at.tokens[first].readings:
        if at.passage.start(first) + reading.cut == start:
            return word[len(reading.clitic) :]
    return word


def _blocked(at: Around) -> bool:
    """Whether the anchor is part of an institution's name, or of a club, a street, a river."""
    anchor = at.anchor
    blocker = at.mention_at(anchor.first, "no company")
    if blocker is not None and blocker.last >= anchor.last:
        return True
    return at.word(anchor.first - 1) in _NO_BUSINESS and at.open_before(anchor.first)


@rule(anchor="company")
def listed_company(at: Around) -> Company | None:
    """«أرامكو السعودية»: a name of the list."""
    anchor = at.anchor
    firm: Firm = anchor.value
    if _blocked(at) or anchor.definite:
        return None
    return _company(at, anchor.first, anchor.last, anchor.start, firm.name, firm.name_en)


@rule(anchor="weak company")
def told_company(at: Around) -> Company | None:
    """«سهم «الكابلات»», «شركة زين»: a listed name that is another word too, with evidence."""
    anchor = at.anchor
    firm: Firm = anchor.value
    if anchor.definite or _blocked(at) or not _is_told(at, firm):
        return None
    return _company(at, anchor.first, anchor.last, anchor.start, firm.name, firm.name_en)


def _is_told(at: Around, firm: Firm) -> bool:
    anchor = at.anchor
    before = at.word(anchor.first - 1) if at.open_before(anchor.first) else ""
    behind = at.word(anchor.last) if at.open_before(anchor.last) else ""
    if before == '"' and behind == '"':
        return at.word(anchor.first - 2) not in WORDS.not_quoted and _on_business(at)
    if _headed(at, anchor.first) or before in WORDS.shares:
        return True
    if (
        behind == "("
        and at.word(anchor.last + 1)[:1].isascii()
        and at.word(anchor.last + 1).isalpha()
    ):
        return True
    names = at.article.notes.get("names", {})
    if any(name == firm.name for name, _ in names.values()):
        return True
    if len(anchor.entry.source) and anchor.last - anchor.first > 1:
        return before in WORDS.evidence or behind in WORDS.evidence
    neighbour = at.article.facts.get(anchor.first) or at.article.facts.get(anchor.first - 1)
    return (
        neighbour is not None
        and isinstance(neighbour[1], Company)
        and (before in {"و", "،"} or at.word(anchor.first)[:1] == "و")
    )


def _headed(at: Around, first: int) -> bool:
    """Whether a head of companies stands before the name, adjectives apart."""
    for place in range(first - 1, max(first - 4, -1), -1):
        if not at.open_before(place + 1):
            return False
        head = at.mention_at(place, "company head")
        if head is not None:
            return head.last == first or describing_end(at, head.last) >= first
    return False


def _on_business(at: Around) -> bool:
    """Whether the article speaks of shares, companies or profits."""
    notes = at.article.notes
    if "business" not in notes:
        notes["business"] = any(token.word in _STOCK_WORDS for token in at.tokens)
    return bool(notes["business"])


@rule(anchor="company head")
def headed_company(at: Around) -> list[Company] | None:
    """«شركة سوميتومو فورستري», «شركة "كريم"»: a name behind a head that is no part of it."""
    anchor = at.anchor
    first = anchor.last
    if not at.open_before(first) or at.mention_at(first, "company") is not None:
        return None
    strong = _bare_head(anchor.value) in WORDS.strong_heads
    behind = describing_end(at, first)
    for place in {first, behind}:
        inside = quoted(at, place)
        if inside is not None and (strong or at.word(inside[0])[:1].isascii()):
            return [_unlisted(at, *inside)]
    if at.word(behind)[:1].isascii() and at.word(behind).isalpha() and (strong or behind == first):
        last = name_end(at, behind)
        return [_unlisted(at, behind, last)] if last else None
    if not strong or anchor.entry.number == "many":
        return None
    last = name_end(at, first)
    if last is None or (
        (anchor.definite or anchor.value.startswith("ال")) and not _in_full(at, first, last)
    ):
        return None
    return [_unlisted(at, first, last)]


def _bare_head(word: str) -> str:
    return word.replace("ة", "ه")


def _in_full(at: Around, first: int, last: int) -> bool:
    """Whether a name behind «الشركة» is one: «الشركة الوطنية لنقل الأنابيب»."""
    return last - first >= 3 or any(
        at.word(place) in WORDS.tails_of or at.word(place).startswith("لل")
        for place in range(first, last)
    )


def _unlisted(at: Around, first: int, last: int) -> Company:
    known = at.mention_at(first, "weak company")
    if known is not None and known.last == last:
        return _company(at, first, last, known.start, known.value.name, known.value.name_en)
    start = at.passage.start(first)
    name = at.passage.text[start : at.passage.end(last - 1)]
    return _company(at, first, last, start, name, _alias(at, last))


def _alias(at: Around, last: int) -> str | None:
    """The Latin alias in parentheses behind a name."""
    if at.word(last) != "(" or not at.word(last + 1)[:1].isascii():
        return None
    close = last + 1
    while close < min(last + 7, len(at.tokens)) and at.word(close) != ")":
        close += 1
    if at.word(close) != ")":
        return None
    alias = at.passage.text[at.passage.start(last + 1) : at.passage.end(close - 1)]
    return alias if alias.isascii() and any(map(str.isalpha, alias)) else None


@rule(anchor="bank or group")
def bank_or_group(at: Around) -> Company | None:
    """«مصرف الشارقة الإسلامي», «مجموعة الفطيم»: a head that belongs to the name."""
    anchor = at.anchor
    first = anchor.last
    if _blocked(at) or not at.open_before(first) or at.word(first) in WORDS.generic_inside:
        return None
    if at.mention_at(anchor.first, "company") is not None:
        return None
    inside = quoted(at, first)
    if inside is not None:
        return _unlisted(at, *inside) if at.word(inside[0])[:1].isascii() else None
    last = _end_of_bank(at, first)
    if last is None:
        return None
    start = anchor.start
    name = at.passage.text[start : at.passage.end(last - 1)]
    return _company(at, anchor.first, last, start, name, _alias(at, last))


def _end_of_bank(at: Around, first: int) -> int | None:
    anchor = at.anchor
    last = first
    while last < min(first + 4, len(at.tokens)) and at.open_before(last):
        word = at.word(last)
        if not word.isalpha() or word in WORDS.generic:
            break
        fits = (
            word.startswith("ال")
            or word in WORDS.tails
            or (last == first and sounds_foreign(word) and not word.endswith("ه"))
            or (
                last > first
                and sounds_foreign(word)
                and not word.startswith(("و", "ب", "ل", "ي", "ت", "س"))
                and not at.word(first).startswith("ال")
                and not at.tokens[last].readings
            )
        )
        if not fits:
            break
        last += 1
    if last == first:
        return None
    if anchor.value in {"البنك", "المصرف"}:
        return last if last - first >= 2 and at.mention_at(last - 1, "nationality") else None
    if anchor.value == "مجموعة" and at.word(first).endswith(("ات", "ين", "ون", "يه", "ه", "ا")):
        return None
    return last


@rule(anchor="share")
def quoted_share(at: Around) -> list[Company] | None:
    """«أسهم «المتقدمة» و«البحري»»: what is quoted behind «سهم» are companies."""
    first = at.anchor.last
    if not at.open_before(first):
        return None
    found = []
    inside = quoted(at, first)
    while inside is not None:
        if at.mention_at(inside[0], "company") is None:
            found.append(_unlisted(at, *inside))
        place = inside[1] + 1
        if at.word(place) in {"و", "،"}:
            place += 1
        if at.word(place) == "و":
            place += 1
        inside = quoted(at, place)
    return found


@rule(anchor="article")
def remembered_company(at: Around) -> list[Company] | None:
    """«مجموعة الفطيم … الفطيم»: a name once told is found again bare, or in short."""
    names: dict[tuple[str, ...], tuple[str, str | None]] = at.article.notes.get("names", {})
    if not names:
        return None
    bare: dict[str, list[tuple[tuple[str, ...], tuple[str, str | None], bool]]] = {}
    for words, known in list(names.items()):
        for form, in_quotes in _forms(words):
            bare.setdefault(form[0], []).append((form, known, in_quotes))
    found: list[Company] = []
    for index, token in enumerate(at.tokens):
        word = token.word
        for cut, rest in ((0, word), (1, word[1:])):
            if rest not in bare or (cut and word[0] not in "وبلفك"):
                continue
            for form, known, in_quotes in bare[rest]:
                last = index + len(form)
                if _says(at, index, form) and (not in_quotes or _quotes(at, index, last)):
                    start = at.passage.start(index) + cut
                    found.append(
                        at.fact(
                            Company,
                            start,
                            at.passage.end(last - 1),
                            name=known[0],
                            name_en=known[1],
                        )
                    )
    return found


def _forms(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The forms in which a name comes again; True for those that need quotes or a head."""
    ordinary = len(words) == 1 and (len(words[0]) < 4 or not sounds_foreign(words[0]))
    yield words, ordinary
    if words[0] in {"مجموعه", "مصرف", "بنك"} and len(words) > 1:
        yield words[1:], len(words) == 2 and words[1] in WORDS.generic_inside
    elif len(words) > 1 and len(words[0]) > 4 and sounds_foreign(words[0]):
        yield words[:1], words[1].startswith("لل")
    elif len(words) > 1:
        yield words[:1], True


def _says(at: Around, index: int, form: tuple[str, ...]) -> bool:
    return all(
        at.word(index + offset) == word and (not offset or at.open_before(index + offset))
        for offset, word in enumerate(form)
        if offset
    )


def _quotes(at: Around, first: int, last: int) -> bool:
    quotes = at.word(first - 1) == '"' and at.word(last) == '"'
    return quotes or (_headed(at, first) or at.word(first - 1) in WORDS.shares)


companies = Extractor(
    kind="company",
    words=company_words,
    rules=(
        listed_company,
        headed_company,
        bank_or_group,
        quoted_share,
        told_company,
        remembered_company,
    ),
)
