"""The command `arnews`, one file a subcommand; heavy modules are imported where they are used."""

from __future__ import annotations

import sys

from arnews.errors import ArnewsError, MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command; what goes wrong is one clear line on standard error.

    Exit codes: 0 all is well, 1 a check found something or an article could not be read,
    2 the command line or a file that it names is at fault. Help is plain text: with rich it took
    twice as long.
    """
    try:
        import typer
    except ImportError as error:
        missing = MissingExtraError("typer", "cli")
        sys.stderr.write(f"arnews: {missing}\n")
        raise SystemExit(2) from error

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
    try:
        app()
    except ArnewsError as error:
        sys.stderr.write(f"arnews: {error}\n")
        raise SystemExit(2) from error


def _version(asked: bool) -> None:
    import typer

    from arnews import __version__

    if asked:
        sys.stdout.write(f"arnews {__version__}\n")
        raise typer.Exit
