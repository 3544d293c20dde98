"""What `--help` prints below the options: an example and the exit codes."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EPILOGS", "MAIN"]

_USAGE = "the command line, or a file that it names, is wrong"


def _epilog(examples: tuple[str, ...], codes: Mapping[int, str]) -> str:
    r"""Return examples and exit codes as help that keeps its lines.

    Example:
        >>> _epilog(("arnews schema",), {0: "done"})
        '\x08\nExample:\n  arnews schema\n\n\x08\nExit codes:\n  0    done\n  130  interrupted'
    """
    named = "Examples" if len(examples) > 1 else "Example"
    told = {**codes, 130: "interrupted"}
    lines = [f"  {code:<3}  {meaning}" for code, meaning in told.items()]
    shown = [f"  {example}" for example in examples]
    return "\n".join(["\b", f"{named}:", *shown, "", "\b", "Exit codes:", *lines])


MAIN = _epilog(
    ("arnews extract news.txt", "arnews extract --help"),
    {0: "success", 1: "a check failed, runs differ, or an article could not be read", 2: _USAGE},
)
"""Below the list of commands."""

_READ = {0: "every article was read", 1: "an article could not be read", 2: _USAGE}

EPILOGS = {
    "extract": _epilog(
        ("arnews extract news.txt", "arnews extract news.txt --kind money,date --format json"),
        _READ,
    ),
    "view": _epilog(
        ("arnews view news.txt -o news.html", "arnews view news/ -o pages/ --open"), _READ
    ),
    "report": _epilog(
        ("arnews batch news/ --out results", "arnews report results -o report.html --open"),
        {0: "the page is made", 2: _USAGE},
    ),
    "export": _epilog(
        (
            "arnews export news.txt --format csv -o facts.csv",
            "arnews export *.txt --format label-studio -o tasks.json",
            "arnews export *.txt --format brat -o collection",
        ),
        _READ,
    ),
    "batch": _epilog(
        ("arnews batch saved/ crawl.warc.gz --out results",),
        {0: "the results are complete", 1: "no article could be read", 2: _USAGE},
    ),
    "check": _epilog(
        ("arnews check gold/ --fail-under 0.97", "arnews check gold/ --baseline baseline.json"),
        {
            0: "nothing is worse than asked for",
            1: "a score, a phrase, the baseline or the coverage fails",
            2: _USAGE,
        },
    ),
    "diff": _epilog(
        ("arnews diff old.jsonl new.jsonl --html review.html",),
        {0: "the runs agree", 1: "they differ", 2: _USAGE},
    ),
    "annotate": _epilog(
        ("arnews annotate gold/news.txt",), {0: "the gold files are written", 2: _USAGE}
    ),
    "explain": _epilog(
        ('arnews explain "بلغت الأرباح 3 مليارات ريال"',), {0: "explained", 2: _USAGE}
    ),
    "schema": _epilog(("arnews schema --of article > schema.json",), {0: "printed", 2: _USAGE}),
}
"""The help of each command, by its name."""
