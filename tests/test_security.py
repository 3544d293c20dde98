"""What SECURITY.md promises and no other test holds: no network, no code from data."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.reading.test_formats_agree import SAVED
from tests.paths import SOURCE

NETWORK = {"asyncio", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3"}
CODE = {"code", "ctypes", "dill", "marshal", "pickle", "runpy", "shelve", "subprocess", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}

HOSTILE = """<?xml version="1.0"?>
<!DOCTYPE html SYSTEM "http://127.0.0.1:9/page.dtd" [<!ENTITY secret SYSTEM "file://{secret}">]>
<html><head><title>&secret;</title><base href="http://127.0.0.1:9/">
<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/next">
<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><script src="http://127.0.0.1:9/a.js"></script>
</head><body><article><p>{text} &secret;</p><img src="http://127.0.0.1:9/a.png">
<iframe src="http://127.0.0.1:9/frame"></iframe></article></body></html>"""

REFUSED = """
import sys
from arnews.batch import run

tried = []

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "os.system",
                 "subprocess.Popen", "urllib.Request"}:
        tried.append((event, arguments))
        raise PermissionError(event)

sys.addaudithook(refuse)
summary = run(sys.argv[1:2], sys.argv[2], workers=0, format="jsonl")
print(summary.articles, tried)
"""


def found(names: set[str], calls: set[str]) -> Iterator[tuple[str, int, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                said = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                said = [node.module or ""]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                said = [node.func.id] if node.func.id in calls else []
            else:
                continue
            for name in said:
                # urllib.parse cuts and quotes addresses, and opens none.
                if name != "urllib.parse" and name.split(".")[0] in names | calls:
                    yield str(file.relative_to(SOURCE)), node.lineno, name


def test_nothing_opens_a_connection() -> None:
    assert list(found(NETWORK, set())) == []


def test_nothing_makes_code_of_data() -> None:
    assert list(found(CODE, CALLS)) == []


@pytest.mark.parametrize("saved", ["html", "warc", "parquet"])
def test_a_batch_stays_off_the_network(saved: str, tmp_path: Path) -> None:
    folder, secret = tmp_path / "in", tmp_path / "secret"
    folder.mkdir()
    secret.write_text("كلمة السر 7771234567 دولارا", encoding="utf-8")
    SAVED[saved][0](folder)
    text = "قالت شركة أسمنت الجبل إن أرباحها الصافية بلغت 3.5 مليون دولار في عام 2018. " * 5
    page = HOSTILE.replace("{secret}", str(secret)).replace("{text}", text)
    (folder / "hostile.html").write_text(page, encoding="utf-8")
    (folder / "hostile.xhtml").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", REFUSED, str(folder), str(tmp_path / "out")],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "7 []\n"
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*"))
    assert "3.5 مليون" in written
    assert "7771234567" not in written
