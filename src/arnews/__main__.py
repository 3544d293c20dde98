"""`python -m arnews`: the same program as the command `arnews`."""

__all__ = ["main"]


def main() -> None:
    """Run the command; Ctrl-C at any moment exits with code 130 and no traceback."""
    try:
        from arnews.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
