"""From an article's tokens to its numbers and the mentions that wake rules."""

from __future__ import annotations

from arnews.language.lexicon import Mention, found
from arnews.language.numerals import read_number
from arnews.rules.around import Article

__all__ = ["find_mentions"]


def find_mentions(article: Article) -> None:
    """File what is said in the article, by kind, in reading order.

    Numbers are "number", those that count nothing "loose number" too; what is printed as digits
    with more after them (24.6.2018) is "digits"; "article" is the whole.
    """
    lexicon, passage, mentions = article.lexicon, article.passage, article.mentions
    tokens = passage.tokens
    count = len(tokens)
    numbers: list[Mention] = []
    loose: list[Mention] = []
    digits: list[Mention] = []
    mentions["number"], mentions["loose number"], mentions["digits"] = numbers, loose, digits
    mentions["article"] = [Mention("article", None, 0, count, 0, len(passage.text))]
    after = -1
    for index in passage.hot:
        if index < after:
            continue
        token = tokens[index]
        number = read_number(lexicon, passage, index) if token.counts else None
        if number is not None and not ("company" in token.kinds and _opens_a_name(article, number)):
            numbers.append(number)
            after = number.stop_token
            article.number_ending[after] = number
            closing = tokens[after - 1]
            if closing.glued and closing.is_number:
                digits.append(number)
            if after >= count or closing.ends or not tokens[after].readings:
                loose.append(number)
                continue
            first = after
            way = lexicon.way(passage, first)
            after += way.reach
            if not way.counted:
                loose.append(number)
        else:
            first = index
            way = token.way or lexicon.study(token)
            if way.steps and first + 1 < count and tokens[first + 1].word in way.steps:
                way = lexicon.follow(way, tokens, first)
            if token.is_number:  # 24.6.2018
                span = passage.start(first), passage.end(first)
                digits.append(Mention("digits", None, first, first + 1, *span))
        for said in way.woken:
            mention = found(passage, first, said)
            known = mentions.get(said.kind)
            if known is None:
                mentions[said.kind] = [mention]
            else:
                known.append(mention)


def _opens_a_name(article: Article, number: Mention) -> bool:
    """Whether a number word begins a longer name: «ألفا ظبي», «بست باي»."""
    name = article.lexicon.mention(article.passage, number.start_token, "company")
    return name is not None and name.stop_token > max(number.stop_token, number.start_token + 1)
