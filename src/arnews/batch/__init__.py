"""Extract facts from many saved articles, from a list in Python to an archive of millions.

`extract_many` needs only arnews itself; `run` (the command `arnews batch`) and `extract_batches`
need the extra `arnews[batch]`.
"""

from arnews.batch.arrow import extract_batches
from arnews.batch.articles import Failure
from arnews.batch.in_memory import Extraction, extract_many
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.records import Columns
from arnews.batch.running.job import Summary, run
from arnews.batch.running.provenance import code_digest

__all__ = [
    "Columns",
    "Extraction",
    "Failure",
    "Limits",
    "Summary",
    "code_digest",
    "extract_batches",
    "extract_many",
    "run",
]
