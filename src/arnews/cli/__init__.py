"""The command `arnews`, one file a subcommand; heavy modules are imported where they are used."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from arnews.errors import ArnewsError, MissingExtraError

if TYPE_CHECKING:
    import typer

__all__ = ["main"]


def main() -> None:
    """Run the command; what goes wrong is one clear line on standard error.

    Exit codes: 0 all is well, 1 a check found something or an article could not be read,
    2 the command line or a file that it names is at fault, 130 interrupted.

    Output is UTF-8, whatever the locale says: JSON and pages are, and Arabic needs it. What UTF-8
    cannot write is printed as an escape, which in JSON means the same.
    """
    from arnews.cli.files import complain

    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = 2
    try:
        code = _run()
        sys.stdout.flush()
    except ArnewsError as error:
        complain(error)
    except BrokenPipeError:  # nobody reads on
        code = 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
    except Exception as error:
        from arnews.regression.pipelines import own_failure

        told = own_failure(error)
        if told is None:
            raise
        complain(f"the pipeline of your own failed: {told}")
    raise SystemExit(code)


def _run() -> int:
    """Read the command line, do what it asks for, and return the exit code."""
    try:
        import typer
    except ImportError as error:
        raise MissingExtraError("typer", "cli") from error
    from arnews.view.safe import visible

    try:
        return _app()(prog_name="arnews", standalone_mode=False) or 0
    except typer.Abort:  # Ctrl-C, or a question without an answer
        return 130
    except _usage_error() as error:
        told = io.StringIO()
        error.show(told)
        sys.stderr.write(visible(told.getvalue(), keep="\n"))
        return 2


def _usage_error() -> type[typer.BadParameter]:
    """Return what a wrong command line raises; the module it lives in depends on typer."""
    import typer

    parent: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
    return parent


def _app() -> typer.Typer:
    """Return the command. Its help is plain text: with rich it took twice as long."""
    import typer

    from arnews.cli import annotate, batch, check, diff, explain, extract, schema

    app = typer.Typer(
        name="arnews",
        help="Read Arabic news and give its facts, each with the characters that say so.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback()
    def arnews(
        version: bool = typer.Option(
            False, "--version", is_eager=True, callback=_version, help="Print the version."
        ),
    ) -> None:
        pass

    app.command()(extract.extract)
    app.command()(batch.batch)
    app.command()(check.check)
    app.command()(diff.diff)
    app.command()(annotate.annotate)
    app.command()(explain.explain)
    app.command()(schema.schema)
    return app


def _version(asked: bool) -> None:
    import typer

    from arnews import __version__

    if asked:
        sys.stdout.write(f"arnews {__version__}\n")
        raise typer.Exit
