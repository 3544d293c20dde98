"""The command `arnews`: one module per subcommand; heavy modules are imported where used."""

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
    """Run the command; an error is one line on standard error.

    Exit codes: 0 success, 1 a check failed, runs differ or an article could not be read, 2 an error
    in the command line or in a file that it names, 130 interrupted.

    Output is UTF-8 in every locale. Characters that UTF-8 cannot encode are escaped, which in JSON
    has the same meaning.
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
    except BrokenPipeError:  # the reader of the pipe has closed it
        code = 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
    except Exception as error:
        from arnews.regression.pipelines import own_failure

        failure = own_failure(error)
        if failure is None:
            raise
        complain(f"your own pipeline failed: {failure}")
    raise SystemExit(code)


def _run() -> int:
    """Run the subcommand of the command line and return its exit code."""
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
        message = io.StringIO()
        error.show(message)
        told = message.getvalue().replace("Value error, ", "")  # as pydantic words it
        sys.stderr.write(visible(told, keep="\n"))
        return 2


def _usage_error() -> type[typer.BadParameter]:
    """Return the base class of usage errors, whose module depends on the version of typer."""
    import typer

    parent: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
    return parent


def _app() -> typer.Typer:
    """Return the command; its help is plain text, which is twice as fast as rich."""
    import typer

    from arnews.cli import (
        annotate,
        batch,
        check,
        diff,
        explain,
        export,
        extract,
        report,
        schema,
        view,
    )
    from arnews.cli.epilogs import EPILOGS, MAIN

    app = typer.Typer(
        name="arnews",
        help="Extract facts from Arabic news, each with the exact characters that it quotes.",
        epilog=MAIN,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback()
    def arnews(
        version: bool = typer.Option(
            False,
            "--version",
            is_eager=True,
            callback=_version,
            help="Print the version, say whether it is compiled, and exit.",
        ),
    ) -> None:
        pass

    for command in (
        extract.extract,
        view.view,
        export.export,
        batch.batch,
        report.report,
        check.check,
        diff.diff,
        annotate.annotate,
        explain.explain,
        schema.schema,
    ):
        app.command(epilog=EPILOGS[command.__name__])(command)
    return app


def _version(asked: bool) -> None:
    import typer

    from arnews import __version__
    from arnews._build import build_name

    if asked:
        sys.stdout.write(f"arnews {__version__} ({build_name()})\n")
        raise typer.Exit
