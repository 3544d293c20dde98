"""What holds for every article: its facts are those of the article, whatever is read before or with it."""

from __future__ import annotations

import hashlib
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from tests.articles import SETS, articles
from tests.variants import Facts, facts_of

import arnews
from arnews import Pipeline
from arnews.pipeline import default_pipeline

NEUTRAL = "وغادر الحاضرون بعد اللقاء."
SHARED_BY = ("SA", "OM", "JO", "KW", "AE", "MA", "EG", "SD", "TR", "LB")
"""Countries that between them share the names of currencies."""
_THOUSAND = re.compile(r"(?<!\d)\d{1,3}[.,،٫٬]\d{3}(?!\d)")
"""A number that its separator makes a thousand times more, or not: the article tells."""
_BY_EVIDENCE = frozenset({"told_company", "remembered_company"})


def digest(texts: Iterable[str], reader: Pipeline | None = None) -> str:
    """Return one hash of the facts of all texts, for comparison."""
    reader = reader or Pipeline()
    told = hashlib.sha256()
    for text in texts:
        told.update(reader.extract(text).model_dump_json().encode())
    return told.hexdigest()


def many(most: int = 150) -> list[str]:
    """The fixtures' articles, and some real ones where these are at hand."""
    texts = list(articles("fixtures"))
    for name in SETS[1:]:
        try:
            texts += articles(name)[:most]
        except pytest.skip.Exception:
            continue
    return texts
