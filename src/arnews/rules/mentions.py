"""Find the numbers of an article and the mentions that trigger rules."""

from __future__ import annotations

from arnews.language.lexicon import Mention, to_mention
from arnews.language.numerals import read_number
from arnews.language.trie import MatchState
from arnews.rules.cursor import Article

__all__ = ["find_mentions"]


def find_mentions(article: Article) -> None:
    """Fill `article.mentions` and `article.number_ending`, in reading order.

    Besides the kinds of the lexicon there are "number"; "bare number" (a number that counts
    nothing); "digit group" (digits with more text attached: 24.6.2018); "article" (the whole text,
    once).

    Args:
        article: the article, without mentions.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> article = default_pipeline().analyze("ربح 5 ملايين ريال في 2024")
        >>> article.mentions["number"]
        [Mention(number, Number(5000000), 4:12), Mention(number, Number(2024), 21:25)]
        >>> article.mentions["bare number"]
        [Mention(number, Number(2024), 21:25)]
    """
    passage, mentions = article.passage, article.mentions
    tokens = passage.tokens
    for kind in ("number", "bare number", "digit group"):
        mentions[kind] = []
    mentions["article"] = [Mention("article", None, 0, len(tokens), 0, len(passage.text))]
    after = -1
    for index in passage.trigger_indices:
        if index < after:
            continue
        token = tokens[index]
        number = _number_at(article, index) if token.is_numeric else None
        state: MatchState | None
        if number is None:
            first, state = index, token.match_state or article.lexicon.state_of(token)
            following = tokens[index + 1].word if index + 1 < len(tokens) else ""
            if following in state.next_words:
                state = article.lexicon.extend(state, tokens, index)
            if token.is_number:
                _file_digits(article, index)
        else:
            first = number.stop_token
            state = _phrases_counted(article, number)
            after = first if state is None else first + state.anchor_length
        for match in state.anchors if state is not None else ():
            mention = to_mention(passage, first, match)
            known = mentions.get(match.kind)
            if known is None:
                mentions[match.kind] = [mention]
            else:
                known.append(mention)


def _number_at(article: Article, index: int) -> Mention | None:
    """Return the number at a token, unless it begins the name of a company."""
    passage = article.passage
    number = read_number(article.lexicon, passage, index)
    if number is not None and "company" in passage.tokens[index].kinds:
        return None if _opens_a_name(article, number) else number
    return number


def _file_digits(article: Article, index: int) -> None:
    """File digits that are no number, but may be part of a date: «24.6.2018»."""
    start, end = article.passage.start(index), article.passage.end(index)
    article.mentions["digit group"].append(
        Mention("digit group", None, index, index + 1, start, end)
    )


def _phrases_counted(article: Article, number: Mention) -> MatchState | None:
    """File a number, and return the phrases that begin right after it in its sentence, or None."""
    tokens, mentions = article.passage.tokens, article.mentions
    mentions["number"].append(number)
    after = number.stop_token
    article.number_ending[after] = number
    closing = tokens[after - 1]
    if closing.joined_to_next and closing.is_number:
        mentions["digit group"].append(number)
    if after >= len(tokens) or closing.ends_sentence or not tokens[after].analyses:
        mentions["bare number"].append(number)
        return None
    state = article.lexicon.match(article.passage, after)
    if not state.countable:
        mentions["bare number"].append(number)
    return state


def _opens_a_name(article: Article, number: Mention) -> bool:
    """Return whether a number word starts a longer name: «ألفا ظبي», «بست باي»."""
    name = article.lexicon.mention(article.passage, number.start_token, "company")
    return name is not None and name.stop_token > max(number.stop_token, number.start_token + 1)
