"""From an article's tokens to its numbers and the mentions that wake rules."""

from __future__ import annotations

from arnews.language.lexicon import Mention, found
from arnews.language.numerals import read_number
from arnews.language.trie import Way
from arnews.rules.around import Article

__all__ = ["find_mentions"]


def find_mentions(article: Article) -> None:
    """File what is said in the article, by kind, in reading order."""
    lexicon, passage, mentions = article.lexicon, article.passage, article.mentions
    tokens = passage.tokens
    mentions["article"].append(Mention("article", None, 0, len(tokens), 0, len(passage.text)))
    behind = -1
    end = len(tokens) - 1
    for index in passage.hot:
        if index < behind:
            continue
        token = tokens[index]
        if token.counts:
            number = read_number(lexicon, passage, index)
            if number is not None and not (
                "company" in token.kinds and _opens_a_name(article, number)
            ):
                behind = _file_number(article, number)
                continue
            if token.is_number:  # 24.6.2018
                span = passage.start(index), passage.end(index)
                mentions["digits"].append(Mention("digits", None, index, index + 1, *span))
        way: Way = token.way or lexicon.study(token)
        if index < end and tokens[index + 1].word in way.steps:
            way = lexicon.follow(way, tokens, index)
        for said in way.woken:
            mentions[said.kind].append(found(passage, index, said))


def _opens_a_name(article: Article, number: Mention) -> bool:
    """Whether a number word begins a longer name: «ألفا ظبي», «بست باي»."""
    name = article.lexicon.mention(article.passage, number.first, "company")
    return name is not None and name.last > max(number.last, number.first + 1)


def _file_number(article: Article, number: Mention) -> int:
    """File a number and what begins behind it; give the token behind both."""
    article.number_ending[number.last] = number
    article.number_starting[number.first] = number
    mentions = article.mentions
    mentions["number"].append(number)
    passage = article.passage
    tokens = passage.tokens
    behind = number.last
    last = tokens[behind - 1]
    if last.glued and last.is_number:
        mentions["digits"].append(number)
    if behind >= len(tokens) or last.ends or not tokens[behind].readings:
        mentions["loose number"].append(number)
        return behind
    way = article.lexicon.way(passage, behind)
    for said in way.woken:
        mentions[said.kind].append(found(passage, behind, said))
    if not way.counted:
        mentions["loose number"].append(number)
    return behind + way.reach
