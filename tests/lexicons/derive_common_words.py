"""Derive `common_words.txt` from a corpus: `python derive_common_words.py ARTICLES.jsonl.gz`.

A word is a noun or an adjective if the corpus has it with «ال» too, and a verb if it has its
feminine and its imperfect («ساهم», «ساهمت», «يساهم»). Words that names of foreign companies are
made of, and forms of the company list, are left out. The counts decide; the two lists below are
what a reader of the result put right.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files

from arnews.text.folding import normalize

_WORD = re.compile("[\u0621-\u064a]+")
_PLURALS = ("ات", "ون", "ين", "اء")
_ARAB_COUNTRIES = frozenset(
    [
        "SA",
        "AE",
        "EG",
        "QA",
        "KW",
        "BH",
        "OM",
        "JO",
        "LB",
        "MA",
        "TN",
        "DZ",
        "LY",
        "IQ",
        "SY",
        "YE",
        "SD",
        "PS",
    ]
)
_FOREIGN_AFTER_ALL = frozenset(
    [
        "اوسكار",
        "كروم",
        "ميرور",
        "شروق",
        "نيل",
        "غارديان",
        "بولد",
        "سام",
        "كوميدي",
        "اندرويد",
        "اياتا",
        "بريكست",
        "تيد",
        "رويترز",
    ]
)
_COMMON_AFTER_ALL = frozenset(
    [
        "موت",
        "جوز",
        "سينما",
        "اسلام",
        "مطارات",
        "فنادق",
        "كهرباء",
        "تجار",
        "شحن",
        "ميناء",
        "مطار",
        "مصرف",
        "خطوط",
        "نفط",
        "مقر",
        "خلق",
        "عربيه",
        "جمعيه",
        "راي",
        "انباء",
        "استثمار",
        "كاس",
        "وقف",
        "منصه",
        "جيد",
        "معهد",
        "صادرات",
        "حياه",
        "وحده",
        "شبكه",
        "خدمات",
        "مؤسسه",
        "صناعه",
        "خطه",
        "مركز",
        "هيئه",
        "صندوق",
        "منظمه",
        "طريق",
        "وكاله",
        "صحيفه",
        "مجموعه",
        "مجلس",
        "دولار",
        "بين",
        "خزانه",
        "جزر",
        "حديد",
        "معاشات",
        "جمهوريه",
        "افريقيه",
        "سماء",
    ]
)


def count_documents(texts: Iterable[str]) -> Counter[str]:
    """Return in how many texts each word occurs, folded."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_WORD.findall(normalize(text))))
    return counts


def common_words(counts: Counter[str]) -> set[str]:
    """Return the Arabic words among those counted."""
    return {word for word in counts if _is_noun(word, counts)} | set(_verbs(counts))


def _is_noun(word: str, counts: Counter[str]) -> bool:
    definite = counts["ال" + word]
    often = counts[word] >= 6 and definite >= max(4, counts[word] / 20)
    often = often or (counts[word] >= 2 and definite >= 12 and word.endswith(_PLURALS))
    return len(word) >= 3 and not word.startswith("ال") and often


def _verbs(counts: Counter[str]) -> Iterator[str]:
    for past in counts:
        stem = past.removeprefix("ا")
        imperfect = counts["ي" + stem] >= 3 or counts["ت" + stem] >= 5
        if len(past) >= 3 and counts[past] >= 3 and counts[past + "ت"] >= 3 and imperfect:
            forms = (past, past + "ت", past + "وا", *(p + stem for p in ("ي", "ت", "سي", "ست")))
            yield from (form for form in forms if counts[form] >= 2)


def names() -> tuple[set[str], set[str]]:
    """Return the forms of the company list, and the words of those of foreign companies."""
    forms, foreign = set(), set()
    table = files("arnews").joinpath("lexicons/companies.tsv").read_text("utf-8").splitlines()
    for row in table[1:]:
        name, aliases, *rest = row.split("\t")
        for form in normalize(f"{name}|{aliases}").replace("?", "").split("|"):
            forms.add(form)
            if rest[3] not in _ARAB_COUNTRIES:
                foreign.update(form.split())
    return forms, foreign


def main(path: str) -> None:
    """Print the list."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        counts = count_documents(json.loads(line)["text"] for line in lines)
    forms, foreign = names()
    words = common_words(counts) - forms
    words -= (foreign - _COMMON_AFTER_ALL) | _FOREIGN_AFTER_ALL
    sys.stdout.write("".join(f"{word}\n" for word in sorted(words)))


if __name__ == "__main__":
    main(sys.argv[1])
