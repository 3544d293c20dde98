"""The reasons why a number is in no fact, and what each means."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

__all__ = ["REASONS", "Reason"]

Reason: TypeAlias = Literal[
    "fraction",
    "one",
    "single",
    "every",
    "multiple",
    "clock",
    "date",
    "year",
    "score",
    "list",
    "age",
    "rank",
    "label",
    "model",
    "name",
    "code",
    "formula",
    "misprint",
    "address",
    "adjective",
    "group",
    "price",
    "average",
    "points",
    "degree",
    "word",
    "said before",
    "no noun",
    "unexplained",
]

REASONS: Final[dict[Reason, str]] = {
    "fraction": "a part of something: «ثلث السكان»",
    "one": "one of something: «إحدى الشركات», «واحد منهم»",
    "single": "a noun in the singular, which its number stresses: «شركة واحدة»",
    "every": "a part of each group, and its size: «واحد من كل خمسة», «1 في المليون»",
    "multiple": "how many times: «23 مرة», «3 أضعاف»",
    "clock": "a time of day: «الساعة 10 صباحا», «15:30»",
    "date": "a part of a date that is not told whole: «19/9», «31 من نفس الشهر»",
    "year": "four digits that may be a year, without a cue",
    "score": "a result of a game, a minute of one: «2-1»",
    "list": "the number of an item in a list: «1- …»",
    "age": "an age: «سن 18», «العشرين من عمره»",
    "rank": "a rank or an ordinal: «المرتبة 12», «الذكرى الـ 50»",
    "label": "a label: «المادة 49», «رقم 12»",
    "model": "part of the name of a product, an index or a substance: «آيفون 8», «نيكاي 225»",
    "name": "part of another name: «مجموعة العشرين», «5+1», «ربع النهائي», «مقهى ليفل39»",
    "code": "a code, a version or a telephone number",
    "formula": "part of a formula or of dimensions: «1080×2220»",
    "misprint": "digits and marks that make no number: «2.050.27»",
    "address": "part of the address of a page",
    "adjective": "part of an adjective: «ربع سنوي», «ثماني النوى»",
    "group": "the number of a group named before it: «الدول السبع»",
    "price": "a price, a sum, a rate or the value of an index, its unit not said: «4.2005 للدولار»",
    "average": "an average or a rate of things: «2.1 سرير لكل ألف»",
    "points": "points of a rate: «رفع الفائدة 50 نقطة»",
    "degree": "a degree of an angle, a place or a scale: «43 درجة شمالا»",
    "word": "no number but a word that looks like one: «كمية», «وست هام»",
    "said before": "its noun or unit stands before it: «9 مصانع، منها 4 في جدة», «السكان 38 مليونا»",
    "no noun": "what it counts is not said: «1400 في الخارج»",
    "unexplained": "the rules did not understand it",
}
"""What each reason means, with an example."""
