"""`python -m arnews`: the same program as the command `arnews`."""

from arnews.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
