"""Phrases found in an article, their particles taken off."""

from __future__ import annotations

import pytest

from arnews.errors import LexiconError
from arnews.language.lexicon import Entry, Lexicon
from arnews.text import Tokenizer


def found(phrases: dict[str, str], text: str) -> list[tuple[str, str]]:
    """The mentions of a text, token by token: their kinds and quotes."""
    lexicon = Lexicon(anchor_kinds=set(phrases.values()))
    for phrase, kind in phrases.items():
        lexicon.add(phrase, Entry(kind, phrase))
    passage = Tokenizer(lexicon.analyze).passage(text)
    return [
        (mention.kind, text[mention.start : mention.end])
        for index in range(len(passage.tokens))
        for mention in lexicon.mentions(passage, index)
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("بنك أبوظبي", ["بنك أبوظبي"]),
        ("وبنكِ أبـوظبي الأول", ["بنكِ أبـوظبي الأول"]),
        ("بنك دبي", []),
        ("بنك. أبوظبي", []),
        ("بنك\nأبوظبي", []),
        ("لبنك أبوظبي الثاني", ["بنك أبوظبي"]),
    ],
)
def test_the_longest_phrase(text: str, quotes: list[str]) -> None:
    phrases = {"بنك أبوظبي": "bank", "بنك أبوظبي الأول": "bank"}
    assert found(phrases, text) == [("bank", quote) for quote in quotes]


def test_one_word_may_be_of_several_kinds() -> None:
    assert found({"د": "currency", "د.": "title"}, "5 د") == [("currency", "د")]
    lexicon = Lexicon(anchor_kinds={"money", "sound"})
    for kind in ("money", "sound"):
        lexicon.add("رنين", Entry(kind, None))
    passage = Tokenizer(lexicon.analyze).passage("رنين")
    assert [mention.kind for mention in lexicon.mentions(passage, 0)] == ["money", "sound"]
    said = lexicon.mention(passage, 0, "sound")
    assert said is not None
    assert said.kind == "sound"
    assert lexicon.mention(passage, 0, "silence") is None
    assert lexicon.mention(passage, 5, "sound") is None


@pytest.mark.parametrize(
    ("text", "quotes"),
    [("بطن", []), ("طن", ["طن"]), ("الطن", ["طن"])],
)
def test_short_rests_are_no_words(text: str, quotes: list[str]) -> None:
    assert [quote.removeprefix("ال") for _, quote in found({"طن": "unit"}, text)] == quotes


def test_a_word_that_is_known_is_not_taken_apart() -> None:
    assert found({"بين": "word", "ين": "currency"}, "بين") == [("word", "بين")]


@pytest.mark.parametrize("name", ["Mt. Gox", "تي. رو برايس", "يم! براندز"])
def test_a_point_inside_a_phrase_ends_no_sentence(name: str) -> None:
    assert found({name: "company"}, f"سهم {name} وسهم") == [("company", name)]


@pytest.mark.parametrize("name", ["iفون", "فونi", "éفون", "زين4 i", "3M", "Zain"])
def test_a_phrase_of_two_scripts_is_met(name: str) -> None:
    assert found({name: "company"}, f"سهم {name} وسهم") == [("company", name)]


def test_a_phrase_stops_where_the_sentence_does() -> None:
    assert found({"تي": "word", "تي رو": "company"}, "تي. رو برايس") == [("word", "تي")]
    assert found({"تي": "word", "تي رو": "company"}, "تي\nرو برايس") == [("word", "تي")]


def test_only_anchors_trigger() -> None:
    lexicon = Lexicon(anchor_kinds={"unit"})
    lexicon.add("طن", Entry("unit", "tonne"))
    lexicon.add("طن", Entry("sound", None))
    passage = Tokenizer(lexicon.analyze).passage("طن")
    state = lexicon.match(passage, 0)
    assert [match.kind for match in state.matches] == ["unit", "sound"]
    assert [match.kind for match in state.anchors] == ["unit"]
    assert state.countable
    assert state.anchor_length == 1


def test_an_entry_may_be_counted() -> None:
    lexicon = Lexicon(anchor_kinds={"share"})
    lexicon.add("سهم", Entry("share", None, countable=True))
    lexicon.add("حصة", Entry("share", None))
    passage = Tokenizer(lexicon.analyze).passage("سهم السهم حصة")
    counted = [lexicon.match(passage, index).countable for index in range(3)]
    assert counted == [True, False, False]


def test_a_phrase_needs_a_word_and_a_kind_of_its_own() -> None:
    with pytest.raises(LexiconError, match="'__', a phrase of kind 'bank', has no word"):
        Lexicon().add("__", Entry("bank", None))
    with pytest.raises(LexiconError, match="'درزن' is of kind 'number', which arnews reads"):
        Lexicon().add("درزن", Entry("number", None))
