"""Words that have lost the space between them: «ة» ends a word, and so does a change of script."""

import pytest

import arnews


@pytest.mark.parametrize(
    ("article", "quotes"),
    [
        ("يشتري 20 بالمئةمنها و70 بالمئةالصين", ["20 بالمئة", "70 بالمئة"]),
        ("يشتري 20 بالمِئَةِمنها", ["20 بالمِئَةِ"]),
        ("قالت شركةMobilink إن الأرباح 5%", ["Mobilink", "5%"]),
        ("قالت شركة Mobilinkو غيرها", ["Mobilink"]),
    ],
)
def test_words_are_cut_apart(article: str, quotes: list[str]) -> None:
    assert [fact.text for fact in arnews.extract(article).facts] == quotes


def test_a_word_may_end_with_teh_marbuta() -> None:
    pipeline = arnews.Pipeline()
    assert [token.word for token in pipeline.tokenize("سنة 2018، شركة").tokens] == [
        "سنه",
        "2018",
        "،",
        "شركه",
    ]
