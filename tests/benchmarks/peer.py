"""A worker that times one peer: a JSON list of texts a line in, the seconds it took a line out.

It runs in the peers' own environment, and in a process of its own, for Duckling takes its whole
process along on some texts («يومين.»).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable


def duckling() -> Callable[[str], object]:
    """Money, duration, number, ordinal, quantity; whole articles."""
    import duckling as peer  # type: ignore[import-not-found]

    zones = peer.load_time_zones("/usr/share/zoneinfo")
    moment = peer.parse_ref_time(zones, "UTC", 1_500_000_000)
    context = peer.Context(moment, peer.default_locale_lang(peer.parse_lang("AR")))
    dimensions = peer.parse_dimensions(
        ["amount-of-money", "duration", "number", "ordinal", "quantity"]
    )
    return lambda text: peer.parse(text, context, dimensions, False)


def by_line() -> Callable[[str], object]:
    """Duckling, line by line."""
    parse = duckling()
    return lambda text: [parse(line) for line in text.splitlines() if line]


def mahad() -> Callable[[str], object]:
    """Money, durations, numerals, ordinals."""
    from maha.parsers.functions import parse_dimension  # type: ignore[import-not-found]

    return lambda text: parse_dimension(
        text, amount_of_money=None, duration=True, numeral=True, ordinal=True
    )


PEERS = {"duckling": duckling, "duckling by line": by_line, "mahad": mahad}

if __name__ == "__main__":
    run = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        texts = json.loads(line)
        started = time.process_time()
        for text in texts:
            run(text)
        print(time.process_time() - started, flush=True)
