"""Whatever a person hands over, what is wrong is told in one line, never by a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

DEEP = "[" * 100_000 + "]" * 100_000
FACT = {"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5", "unit": "percent"}
LINE = {"article": "a", "facts": [FACT], "text": "نما 5%"}
LONG = "ن" * 300

READERS = """import arnews
from arnews.rules import Extractor, rule

nothing = 5
number = 1 / {divisor}

def needs(argument):
    return arnews.Pipeline()

def fails():
    raise KeyError("no such list")

def leaves():
    raise SystemExit(0)

def reads():
    return arnews.Pipeline(company_lists="no.tsv")

@rule(anchor="percent")
def divides(at):
    return 1 / 0

def extracts():
    return arnews.Pipeline(extractors=[Extractor(arnews.facts.Percentage, dict, (divides,))])
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, its gold, and files that are wrong in many ways."""
    files: dict[str, str] = {
        "news.txt": "نما 5%",
        "news.facts.json": json.dumps([FACT]),
        "deep.json": DEEP,
        "deep.jsonl": DEEP,
        "deep.toml": f"a = {DEEP}",
        "deep.tsv": DEEP,
        "list.json": "[1]",
        "text.json": '{"scores": {"money": {"f1": "high"}}, "cases": {}}',
        "lines.json": '{"scores": {}, "cases": {"a": [[1]]}}',
        "country.toml": '[[phrase]]\ntext = "بسعر 5 ريالات"\ncountry = "Oman"\n',
        "huge.toml": '[[number]]\ntext = "خمسة"\nvalue = "1e999999999"\n',
        "nan.toml": '[[number]]\ntext = "خمسة"\nvalue = "NaN"\n',
        "hex.toml": f'[[phrase]]\ntext = "خمسة"\nnear_miss = 0x{"f" * 9000}\n',
        "rule.toml": '[[phrase]]\ntext = "خمسة"\nnear_miss = ["no\\u001brule"]\n',
        "good.jsonl": json.dumps(LINE),
        "facts.jsonl": json.dumps({**LINE, "facts": [1]}),
        "kind.jsonl": json.dumps({**LINE, "facts": [{**FACT, "kind": []}]}),
        "start.jsonl": json.dumps({**LINE, "facts": [{**FACT, "start": "4"}]}),
        "words.jsonl": json.dumps({**LINE, "text": 5}),
        "readers_here.py": READERS.format(divisor=1),
        "broken_here.py": READERS.format(divisor=0),
        "typo_here.py": "def (",
        "saved/batch.json": "{}",
        "saved/articles.parquet": "",
        "t.csv": "id,body_text\n1,نما 5%\n",
        "a.xlsx": "PK\x03\x04",
        "batch/articles.jsonl": "{}",
        "batch/facts.jsonl": "",
        "rows/articles.jsonl": '{"id": "a"}',
        "rows/facts.jsonl": '{"article": "a"}',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("deep", "wrong"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text("نما 5%", encoding="utf-8")
    (tmp_path / "deep" / "news.facts.json").write_text(DEEP, encoding="utf-8")
    wrong: list[Any] = [{**FACT, "mod": {"a": ["x" * 10_000]}}]
    (tmp_path / "wrong" / "news.facts.json").write_text(json.dumps(wrong), encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in ("readers_here", "broken_here", "typo_here"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return tmp_path


READING = [  # each command that reads articles or sentences, ready for an option
    ["extract", "news.txt"],
    ["annotate", "news.txt", "--force"],
    ["explain", "نما 5%"],
    ["check", "news.txt"],
    ["batch", "news.txt", "--out", "out", "--workers", "0"],
]
OPTIONS = [
    (["--country", "sa"], "country is an ISO 3166 code in capitals: write 'SA', not 'sa'"),
    (["--country", "KSA"], "country is an ISO 3166 code such as 'SA', not 'KSA'; is it 'SA'?"),
    (["--country", "\x1b[2J"], "country is an ISO 3166 code such as 'SA'"),
    (["--company-list", "no.tsv"], "no.tsv: cannot be read (No such file or directory)"),
    (["--company-list", "deep"], "deep: cannot be read (Is a directory)"),
    (["--company-list", "deep.tsv"], "deep.tsv"),
    (["--company-list", "loop"], "loop: cannot be read (Too many levels of symbolic links)"),
    (["--pipeline", "readers_here"], "name a pipeline as module:function"),
    (["--pipeline", ".readers_here:reads"], ".readers_here:reads: "),
    (["--pipeline", "sys:no"], "sys:no: sys has no 'no'"),
    (["--pipeline", "readers_here:red"], "has no 'red'; is it 'reads'?"),
    (["--pipeline", "readers_here:nothing"], "or a function that returns one, not int"),
    (["--pipeline", "readers_here:needs"], "missing 1 required positional argument"),
    (["--pipeline", "readers_here:fails"], "line 11: KeyError: 'no such list'"),
    (["--pipeline", "readers_here:leaves"], "line 14: SystemExit: 0"),
    (["--pipeline", "readers_here:reads"], "no.tsv: cannot be read"),
    (["--pipeline", "broken_here:needs"], "line 5: ZeroDivisionError: division by zero"),
    (["--pipeline", "typo_here:needs"], "SyntaxError: "),
    (["--no-such"], "No such option"),
    (["--no-such-\x07"], "--no-such-\\x07"),
]


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize(("option", "told"), OPTIONS, ids=lambda value: str(value)[:30])
def test_an_option_of_every_command(
    command: list[str], option: list[str], told: str, arnews: Run, here: Path
) -> None:
    done = arnews(*command, *option)
    assert done.code == 2
    assert told in " ".join(done.err.split())
    assert_clean(done.err)
    assert done.out == ""
    assert not (here / "out").exists()


OTHERS = [
    (["read"], 2, "No such command 'read'"),
    (["extract"], 2, "Missing argument 'PATH...'"),
    (["extract", LONG], 1, f"{LONG}: cannot be read (File name too long)"),
    (["extract", "loop"], 1, "loop: cannot be read (Too many levels of symbolic links)"),
    (["extract", "news.txt/x"], 1, "news.txt/x: cannot be read (Not a directory)"),
    (["extract", ""], 1, ".: is a folder"),
    (["extract", "no\x1b[2J\u202e\n.txt"], 1, "no\\x1b[2J\\u202e\\n.txt: no such file"),
    (["extract", "no\udcff.txt"], 1, "no\\udcff.txt: no such file"),
    (["extract", "news.txt", "--format", "xml"], 2, "'xml' is not one of"),
    (["extract", "news.txt", "--published", "\x1b"], 2, "is not a date; write it as 2018-06-24"),
    (["annotate", "no.txt"], 2, "no.txt: no such file"),
    (["annotate", LONG], 2, "File name too long"),
    (["annotate", "deep.json"], 2, "rename the article to deep.txt"),
    (["annotate", "news.txt"], 2, "news.facts.json: exists already"),
    (["explain", "نما \udcff"], 2, "the sentence: is not UTF-8"),
    (["check", "no\x1b[2J"], 2, "no\\x1b[2J: no such file or folder"),
    (["check", LONG], 2, "File name too long"),
    (["check", "loop"], 2, "loop: "),
    (["check", "deep"], 2, "cannot be read as JSON: nested more than 50 deep"),
    (["check", "deep.toml"], 2, "deep.toml: cannot be read as TOML: nested more than 50 deep"),
    (["check", "wrong"], 2, "fact 1 ('5%'): percentage.mod: "),
    (
        ["check", "country.toml"],
        2,
        "country.toml, phrase 1: country is an ISO 3166 code such as 'SA'",
    ),
    (["check", "huge.toml"], 2, "huge.toml, number 1: value must be a number such as"),
    (["check", "nan.toml"], 2, "nan.toml, number 1: value must be a number such as"),
    (["check", "hex.toml"], 2, "near_miss must be a list of strings, not a long int"),
    (["check", "rule.toml"], 2, "near_miss names 'no\\x1brule', which is not a rule"),
    (["check", "news.txt", "--baseline", "deep.json"], 2, "deep.json: is not a baseline"),
    (["check", "news.txt", "--baseline", "list.json"], 2, "list.json: is not a baseline"),
    (["check", "news.txt", "--baseline", "text.json"], 2, "text.json: is not a baseline"),
    (["check", "news.txt", "--baseline", "lines.json"], 2, "lines.json: is not a baseline"),
    (["check", "news.txt", "--baseline", "deep"], 2, "deep: cannot be read (Is a directory)"),
    (["check", "news.txt", "--junit", "deep"], 2, "deep: cannot be written (Is a directory)"),
    (["check", "news.txt", "--save-baseline", "deep"], 2, "deep: cannot be written (Is a"),
    (["diff", "good.jsonl"], 2, "Missing argument 'NEW'"),
    (["diff", "good.jsonl", "no.jsonl"], 2, "no.jsonl: cannot be read (No such file"),
    (["diff", "good.jsonl", LONG], 2, "File name too long"),
    (["diff", "good.jsonl", "deep.jsonl"], 2, "JSON lines: nested more than 50 deep"),
    (["diff", "good.jsonl", "facts.jsonl"], 2, "line 1, fact 1: must be an object with kind"),
    (["diff", "good.jsonl", "kind.jsonl"], 2, "line 1, fact 1: kind must be of str, not []"),
    (["diff", "good.jsonl", "start.jsonl"], 2, "line 1, fact 1: start must be of int, not '4'"),
    (["diff", "good.jsonl", "words.jsonl"], 2, "line 1: text must be a string, not 5"),
    (["diff", "good.jsonl", "deep"], 2, "deep/articles.jsonl: cannot be read"),
    (["diff", "good.jsonl", "batch"], 2, "batch/articles.jsonl, line 1: has no id"),
    (["diff", "good.jsonl", "rows"], 2, "rows/facts.jsonl, line 1: kind must be of str"),
    (["diff", "good.jsonl", "good.jsonl", "--html", "deep"], 2, "deep: cannot be written"),
    (["diff", "good.jsonl", "saved"], 2, "run `arnews batch` again with --format jsonl"),
    (["annotate", "https://example.com/a"], 2, "https://example.com/a: is a web address; save"),
    (["check", "https://example.com/a"], 2, "https://example.com/a: is a web address; save"),
    (["export", "https://example.com/a", "--format", "csv"], 1, "is a web address; save"),
    (["batch", "https://example.com/a", "--out", "out"], 2, "https://example.com/a: is a web"),
    (["batch", "a.xlsx", "--out", "out"], 1, "a.xlsx: a spreadsheet; save the sheet as CSV"),
    (
        ["batch", "t.csv", "--out", "out", "--text-column", "bodytext"],
        1,
        "no field bodytext, only id, body_text; is it 'body_text'? name it by --text-column",
    ),
    (
        ["batch", "t.csv", "--out", "out", "--text-column", "body_text", "--id-column", "ids"],
        1,
        "field 'ids', named by --id-column, is missing or empty; is it 'id'?",
    ),
    (
        ["batch", "t.csv", "--out", "out", "--text-column", "body_text", "--date-column", "idd"],
        1,
        "no field 'idd', only id, body_text; is it 'id'? see --date-column",
    ),
    (["schema", "--of", "run"], 2, "'run' is not one of"),
    (["batch", "no\x1b[2J", "--out", "out"], 2, "no\\x1b[2J: no such file or folder"),
    (["batch", "news.txt"], 2, "Missing option '--out'"),
    (["batch", "news.txt", "--out", "news.txt"], 2, "news.txt"),
    (["batch", "news.txt", "--out", LONG], 2, "File name too long"),
    (["batch", "news.txt", "--out", "out", "--workers", "-1"], 2, "--workers"),
]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    OTHERS,
    ids=[f"{number} {' '.join(given[:1])}" for number, (given, *_) in enumerate(OTHERS)],
)
def test_what_one_command_is_told(arguments: list[str], code: int, told: str, arnews: Run) -> None:
    done = arnews(*arguments)
    assert done.code == code
    assert told in " ".join(done.err.split())
    assert_clean(done.err)


@pytest.mark.parametrize("command", READING[:3], ids=lambda command: command[0])
def test_an_extractor_that_fails_is_told_by_its_line(
    command: list[str], arnews: Run, here: Path
) -> None:
    done = arnews(*command, "--pipeline", "readers_here:extracts")
    assert done.code == 2
    where = here / "readers_here.py"
    assert done.err == (
        f"arnews: your own pipeline failed: {where}, line 21: ZeroDivisionError: division by zero\n"
    )


@pytest.mark.usefixtures("here")
def test_a_fault_of_arnews_keeps_its_traceback(
    arnews: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arnews.cli import articles

    monkeypatch.setattr(articles, "article_ids", None)
    with pytest.raises(TypeError, match="not callable"):
        arnews("extract", "news.txt")


def assert_clean(err: str) -> None:
    """No traceback, and nothing that a terminal would obey."""
    assert "Traceback" not in err
    assert all(character.isprintable() or character == "\n" for character in err)
    assert len([line for line in err.splitlines() if line.startswith("arnews: ")]) <= 1
