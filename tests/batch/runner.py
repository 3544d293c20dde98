"""A batch run as a process of its own, to be killed: `python runner.py OUT INPUT...`."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))


def main() -> None:
    from tests.batch.fakes import Numbers

    from arnews.batch import run
    from arnews.batch.running import parts

    parts.CHUNK_PIECES, parts.PART_PIECES = 8, 32
    if largest := os.environ.get("LARGEST_FILE"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    out, *inputs = sys.argv[1:]
    delay, workers = float(os.environ["DELAY"]), int(os.environ["WORKERS"])
    run(inputs, out, pipeline=Numbers(delay), workers=workers)


if __name__ == "__main__":
    main()
