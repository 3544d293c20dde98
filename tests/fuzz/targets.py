"""What `make fuzz` calls with bytes that it makes up: each target raises where a promise is broken.

A target takes any bytes. It lets pass the errors that the documentation names and no others.
"""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pyarrow.parquet  # noqa: F401 - loaded before the clock of the fuzzer runs
import trafilatura  # noqa: F401
from tests.fuzz.seeds import ARTICLE, CLAIMED, VOCABULARY
from warcio.archiveiterator import ArchiveIterator  # noqa: F401

import arnews
from arnews.batch.articles import Article, Failure, Skipped
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.reading.raw_records import articles_of
from arnews.batch.reading.records import Columns
from arnews.claims.verification import claim_complaints
from arnews.errors import GoldError, LexiconError, NumberError
from arnews.language.company_list import CompanyList
from arnews.language.lexicon import Lexicon
from arnews.pipeline import default_pipeline
from arnews.regression import diff, dump_gold, load_cases, load_gold, load_run, run_case
from arnews.text import SourceText, Tokenizer, normalize

__all__ = ["TARGETS"]

HOMES = (None, "SA", "OM", "US")
DATES = (None, datetime.date(2018, 6, 24), datetime.date.min, datetime.date.max)
LIMITS = Limits(article_bytes=6_000, json_bytes=12_000)
FOLDER = Path(mkdtemp(prefix="arnews-fuzz-"))


def line(data: bytes) -> None:
    """An article: its facts are grounded, in order, apart, and the same when read again."""
    _line(_text(data), zlib.crc32(data))


def words(data: bytes) -> None:
    """An article of known words and signs, two bytes for each."""
    pieces = (VOCABULARY[number % len(VOCABULARY)] for number in _numbers(data))
    _line("".join(pieces), zlib.crc32(data))


def _line(text: str, choice: int) -> None:
    published, country = DATES[choice % 4], HOMES[choice // 4 % 4]
    document = default_pipeline(country).extract(text, published=published)
    assert document.length == len(text)
    after = 0
    for fact in document.facts:
        assert after <= fact.start < fact.end, (text, fact)
        assert text[fact.start : fact.end] == fact.text, (text, fact)
        after = fact.end
    if choice % 8 == 0:
        assert document.verify(text, published=published, country=country) == [], text
    if text.isascii() or not _surrogates(text):  # JSON has no lone surrogates
        assert arnews.Document.model_validate_json(document.model_dump_json()) == document, text


def claims(data: bytes) -> None:
    """A text: each quote of its claims is in its place, and figures are facts, each told once."""
    _claims(_text(data))


def claim_words(data: bytes) -> None:
    """A text of words of claims, figures and names, two bytes for each."""
    _claims(" ".join(CLAIMED[number % len(CLAIMED)] for number in _numbers(data)))


def _claims(text: str) -> None:
    document = arnews.extract(text)
    told = [figure for claim in document.claims for figure in claim.figures]
    assert len({figure.index for figure in told}) == len(told), text
    for figure in told:
        assert figure.fact is document.facts[figure.index], (text, figure)
    assert list(claim_complaints(text, document.claims, document.claims)) == [], text
    bare = arnews.extract(text, claims=False)
    assert bare.facts == document.facts, text
    assert default_pipeline().claim(text, bare) == document, text


def numbers(data: bytes) -> None:
    """Numbers and folded letters: each leads back to the characters that it is made of."""
    text = _text(data)
    after = 0
    for number in arnews.find_numbers(text):
        assert after <= number.start < number.end, (text, number)
        assert text[number.start : number.end] == number.text, (text, number)
        assert number.value.is_finite(), (text, number)
        after = number.end
    with suppress(NumberError):
        assert arnews.parse_number(text).is_finite(), text
    source = SourceText(text)
    assert normalize(text) == source.folded, text
    spans = [source.span(place, place + 1) for place in range(len(source.folded))]
    for letter, (start, end) in zip(source.folded, spans, strict=True):
        assert letter in normalize(text[start:end]), text
    for one, other in pairwise(spans):
        assert one == other or one[1] <= other[0], text


def company_list(data: bytes) -> None:
    """A company list: refused with its line, or each of its forms is met."""
    try:
        company_list = CompanyList("mine.tsv", _text(data))
    except LexiconError as error:
        _check_names("mine.tsv, line ", error)
        return
    lexicon = Lexicon(anchor_kinds=("company", "ambiguous company"))
    lexicon.add_list(company_list)
    tokenizer = Tokenizer(lexicon.analyze)
    for form, entry in company_list.entries():
        met = lexicon.mentions(tokenizer.passage(form), 0)
        assert entry.value in [mention.value for mention in met], form


def gold(data: bytes) -> None:
    """A gold file: refused with its name, or the facts that it writes again are the same."""
    path = _written("news.facts.json", data)
    try:
        facts = load_gold(path, ARTICLE)
    except GoldError as error:
        _check_names(path, error)
        return
    again = _written("again.facts.json", dump_gold(facts).encode())
    load_gold(again, ARTICLE)


def phrases(data: bytes) -> None:
    """A phrase file: refused with its name, or every case of it is run."""
    path = _written("phrases.toml", data)
    try:
        for case in load_cases([path]):
            run_case(case)
    except GoldError as error:
        _check_names(path, error)


def saved_run(data: bytes) -> None:
    """A saved run: refused with its name, or no different from itself."""
    path = _written("run.jsonl", data)
    try:
        run = load_run(path)
    except GoldError as error:
        _check_names(path, error)
        return
    assert not diff(run, run)


def reader(ending: str, data: bytes) -> None:
    """A file of a batch: each piece becomes an article or a row that was foreseen."""
    path = _written(f"saved{ending}", data)
    columns = Columns()
    for piece, _ in Pieces([path], FOLDER / "out", columns, LIMITS).after(StreamPosition()):
        if isinstance(piece, Skipped):
            continue
        made = [piece] if isinstance(piece, Failure) else articles_of(piece, columns, LIMITS)
        for one in made:
            if isinstance(one, Article):
                assert 0 < len(one.text.encode("utf-8")) <= LIMITS.article_bytes, one
                "\0".join(filter(None, (one.id, one.source, one.url, one.title, one.date))).encode()
            else:
                assert one.error not in {"reading", "extraction"}, one


def _check_names(where: object, error: Exception) -> None:
    assert str(error).startswith(str(where)), error


def _numbers(data: bytes) -> list[int]:
    return [int.from_bytes(pair, "big") for pair in zip(data[::2], data[1::2], strict=False)]


def _text(data: bytes) -> str:
    """Any bytes as text; what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def _surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _written(name: str, data: bytes) -> Path:
    path = FOLDER / name
    path.write_bytes(data)
    return path


ENDINGS = (".txt", ".html", ".json", ".jsonl", ".csv", ".parquet", ".warc")
TARGETS: dict[str, Callable[[bytes], None]] = {
    "line": line,
    "words": words,
    "claims": claims,
    "claim_words": claim_words,
    "numbers": numbers,
    "company_list": company_list,
    "gold": gold,
    "phrases": phrases,
    "saved_run": saved_run,
    **{
        f"reader {ending}": partial(reader, ending)
        for ending in (*ENDINGS, ".txt.gz", ".jsonl.gz", ".warc.gz")
    },
}
