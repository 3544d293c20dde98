"""Find the numbers of an article and the mentions that trigger rules."""

from __future__ import annotations

from arnews.language.lexicon import Mention, to_mention
from arnews.language.numerals import read_number
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
    lexicon, passage, mentions = article.lexicon, article.passage, article.mentions
    tokens = passage.tokens
    count = len(tokens)
    numbers: list[Mention] = []
    bare: list[Mention] = []
    digit_groups: list[Mention] = []
    mentions["number"], mentions["bare number"], mentions["digit group"] = (
        numbers,
        bare,
        digit_groups,
    )
    mentions["article"] = [Mention("article", None, 0, count, 0, len(passage.text))]
    after = -1
    for index in passage.trigger_indices:
        if index < after:
            continue
        token = tokens[index]
        number = read_number(lexicon, passage, index) if token.is_numeric else None
        if number is not None and not ("company" in token.kinds and _opens_a_name(article, number)):
            numbers.append(number)
            after = number.stop_token
            article.number_ending[after] = number
            closing = tokens[after - 1]
            if closing.joined_to_next and closing.is_number:
                digit_groups.append(number)
            if after >= count or closing.ends_sentence or not tokens[after].analyses:
                bare.append(number)
                continue
            first = after
            state = lexicon.match(passage, first)
            after += state.anchor_length
            if not state.countable:
                bare.append(number)
        else:
            first = index
            state = token.match_state or lexicon.state_of(token)
            if (
                state.next_words
                and first + 1 < count
                and tokens[first + 1].word in state.next_words
            ):
                state = lexicon.extend(state, tokens, first)
            if token.is_number:  # 24.6.2018
                span = passage.start(first), passage.end(first)
                digit_groups.append(Mention("digit group", None, first, first + 1, *span))
        for match in state.anchors:
            mention = to_mention(passage, first, match)
            known = mentions.get(match.kind)
            if known is None:
                mentions[match.kind] = [mention]
            else:
                known.append(mention)


def _opens_a_name(article: Article, number: Mention) -> bool:
    """Return whether a number word starts a longer name: «ألفا ظبي», «بست باي»."""
    name = article.lexicon.mention(article.passage, number.start_token, "company")
    return name is not None and name.stop_token > max(number.stop_token, number.start_token + 1)
