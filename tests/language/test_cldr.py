"""Unicode's names of currencies, as an oracle: each currency of ISO 4217 is recognised by its own."""

from __future__ import annotations

import pytest
from babel import Locale, numbers

import arnews
from arnews.language.lexicon_files import load_toml

_ISO_4217 = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP "
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD "
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP "
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND "
    "VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG"
)
ACTIVE = _ISO_4217.split()
"""The active codes, without those of funds, of metals, for testing, and for no currency."""

WITHOUT_ITS_NAME = {
    "AFN": "«500 أفغاني» are people first; «أفغاني أفغاني» is found",
    "XCG": "of 2025, CLDR has no Arabic name yet, nor has the press",
    "ZWG": "of 2024, CLDR has no Arabic name yet; the press says «دولار زيمبابوي»",
}


def codes() -> set[str]:
    lists = load_toml("currencies.toml")
    found: set[str] = set()
    for item in (*lists["noun"], *lists["part"], *lists["phrase"]):
        found.update(item.get("by_country", {}).values())
    found.update(item["code"] for item in lists["phrase"] if "code" in item)
    return found


def test_every_code_is_one_of_iso_4217() -> None:
    assert sorted(codes() - set(Locale("en").currencies)) == []


def test_the_exceptions_are_needed() -> None:
    assert set(WITHOUT_ITS_NAME) <= set(ACTIVE)
    assert codes() >= set(ACTIVE) - set(WITHOUT_ITS_NAME)


@pytest.mark.parametrize("code", ACTIVE)
def test_the_name_of_cldr(code: str) -> None:
    name = numbers.get_currency_name(code, locale="ar")
    facts = arnews.extract(f"بلغ المبلغ 500 {name} أمس").facts
    found = [fact.currency for fact in facts if fact.kind == "money"]
    assert found == ([] if code in WITHOUT_ITS_NAME else [code]), name
