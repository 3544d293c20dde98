"""Currency signs in the spellings of Unicode."""

from __future__ import annotations

from decimal import Decimal

import arnews
from arnews.facts import Money


def test_the_rial_sign_as_compatibility_spells_it() -> None:
    # NFKC makes U+FDFC a word with a Persian letter: that spelling alone is the sign.
    document = arnews.extract("ترسل الوزارة السعودية فاتورة قدرها ر\u06ccال 320")
    (fact,) = document.of_kind(Money)
    assert (fact.text, fact.value, fact.currency) == ("ر\u06ccال 320", Decimal(320), "SAR")
