"""What a report asks the tables of a batch."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from arnews.view.overview.tables import Tables

__all__ = [
    "Companion",
    "Company",
    "Count",
    "Outlet",
    "Point",
    "Sum",
    "companies",
    "companions",
    "facts_by_kind",
    "facts_by_month",
    "figures_over_time",
    "largest_sums",
    "metrics",
    "outlets",
    "totals",
]

Count: TypeAlias = tuple[str, int]
"""A name and how often it occurs."""


class Outlet(NamedTuple):
    """What an outlet published.

    Attributes:
        name: its host, or the folder or file of its articles.
        articles: the number of its articles.
        facts: the number of their facts.
        claims: the number of their claims.
    """

    name: str
    articles: int
    facts: int
    claims: int


class Sum(NamedTuple):
    """A sum of money with its sentence; what the batch does not know is empty.

    Attributes:
        currency: its ISO 4217 code.
        value: its number; of a range the higher one.
        quote: the words of the article.
        sentence: the sentence around them.
        title: the title of the article.
        outlet: its outlet.
        month: its month.
        url: its address, untrusted.
    """

    currency: str
    value: Any
    quote: str
    sentence: str
    title: str
    outlet: str
    month: str
    url: str


class Company(NamedTuple):
    """How often a company is mentioned.

    Attributes:
        name: its name.
        mentions: the number of its mentions.
        articles: the number of articles with one.
    """

    name: str
    mentions: int
    articles: int


class Companion(NamedTuple):
    """Two companies that articles mention together.

    Attributes:
        first: the one that more articles mention.
        second: the other one.
        articles: the number of articles that mention both.
    """

    first: str
    second: str
    articles: int


class Point(NamedTuple):
    """A figure of a company.

    Attributes:
        company: its name.
        series: "revenue" or "profit"; a loss is a negative profit.
        currency: the ISO 4217 code.
        period: the year, half-year or quarter, as 2018, 2018-H1, 2018-Q1.
        value: the number.
        articles: the number of articles that say so.
    """

    company: str
    series: str
    currency: str
    period: str
    value: Any
    articles: int


def totals(tables: Tables) -> dict[str, Any]:
    """Return the number of articles, characters, facts and claims, and the first and last month.

    Args:
        tables: the results of a batch.
    """
    [read] = tables.rows(
        "select count(*), sum(length), sum(facts), min(month), max(month) from read"
    )
    [[claims, figures]] = tables.rows(
        "select count(distinct (article, claim)), count(*) from claims"
    )
    names = ("articles", "characters", "facts", "first", "last")
    known = dict(zip(names, read, strict=True)) | {"claims": claims, "figures": figures}
    return {name: value or 0 for name, value in known.items()}


def facts_by_kind(tables: Tables) -> list[Count]:
    """Return the number of facts of each kind, the most frequent first.

    Args:
        tables: the results of a batch.
    """
    return tables.rows("select kind, count(*) from facts group by 1 order by 2 desc, 1")


def metrics(tables: Tables, most: int = 15) -> list[tuple[str, str, int]]:
    """Return the metrics and types of deals that claims are about: kind, name, number of claims.

    Args:
        tables: the results of a batch.
        most: how many.
    """
    return tables.rows(
        """select kind, coalesce(metric, deal), count(distinct (article, claim)) from claims
        group by 1, 2 order by 3 desc, 2 limit ?""",
        most,
    )


def outlets(tables: Tables, most: int = 20) -> list[Outlet]:
    """Return what each outlet published, the largest first.

    Args:
        tables: the results of a batch.
        most: how many.
    """
    rows = tables.rows(
        """with said as (
            select article, count(distinct claim) as claims from claims group by 1)
        select outlet, count(*), sum(facts), coalesce(sum(claims), 0)
        from read left join said on article = id
        group by 1 order by 2 desc, 1 limit ?""",
        most,
    )
    return [Outlet(*row) for row in rows]


def facts_by_month(tables: Tables) -> list[tuple[str, int, int, int]]:
    """Return articles, facts and claims of each month that the articles name.

    Args:
        tables: the results of a batch.
    """
    return tables.rows(
        """with said as (
            select article, count(distinct claim) as claims from claims group by 1)
        select month, count(*), sum(facts), coalesce(sum(claims), 0)
        from read left join said on article = id
        where month is not null group by 1 order by 1"""
    )


def largest_sums(tables: Tables, currencies: int = 4, most: int = 8) -> list[Sum]:
    """Return the largest sums of the most frequent currencies, with their sentences.

    Args:
        tables: the results of a batch.
        currencies: how many currencies.
        most: how many sums of each.
    """
    rows = tables.rows(
        """with sums as (
            select article, n, currency, coalesce(high, value) as amount, quote from facts
            where kind = 'money' and currency is not null and coalesce(high, value) is not null),
        usual as (
            select currency, count(*) as often from sums group by 1
            order by 2 desc, 1 limit ?),
        once as (
            select currency, often, amount, min((article, n)) as place
            from sums join usual using (currency) group by all),
        top as (
            select *, row_number() over (partition by currency order by amount desc) as rank
            from once qualify rank <= ?)
        select top.currency, amount, quote, sentence, title, outlet, month, url
        from top
        join facts on facts.article = place[1] and facts.n = place[2]
        join read on read.id = facts.article
        order by often desc, top.currency, amount desc""",
        currencies,
        most,
    )
    return [Sum(*(cell or "" for cell in row)) for row in rows]


def companies(tables: Tables, most: int = 20) -> list[Company]:
    """Return the companies that are mentioned most.

    Args:
        tables: the results of a batch.
        most: how many.
    """
    rows = tables.rows(
        """select name, count(*), count(distinct article) from facts where name is not null
        group by 1 order by 2 desc, 1 limit ?""",
        most,
    )
    return [Company(*row) for row in rows]


def companions(tables: Tables, most: int = 20, among: int = 200) -> list[Companion]:
    """Return the pairs of companies that most articles mention together.

    Args:
        tables: the results of a batch.
        most: how many pairs.
        among: how many of the companies in most articles are looked at.
    """
    rows = tables.rows(
        """with places as (
            select distinct name, article from facts where name is not null),
        known as (
            select name, count(*) as often from places group by 1 order by 2 desc, 1 limit ?),
        kept as (select name, often, article from places join known using (name))
        select case when one.often >= other.often then one.name else other.name end,
            case when one.often >= other.often then other.name else one.name end, count(*)
        from kept as one join kept as other
            on one.article = other.article and one.name < other.name
        group by all having count(*) > 1 order by 3 desc, 1, 2 limit ?""",
        among,
        most,
    )
    return [Companion(*row) for row in rows]


def figures_over_time(tables: Tables, most: int = 8, company: str | None = None) -> list[Point]:
    """Return revenues and profits of companies by year, half-year or quarter, in order.

    Of each company the currency and length of period with most periods is taken. A figure that
    several articles report is the one that most of them do.

    Args:
        tables: the results of a batch.
        most: how many companies.
        company: the only one wanted, by its name.
    """
    rows = tables.rows(
        """with said as (
            select subject,
                case when metric in ('revenue', 'sales') then 'revenue' else 'profit' end as series,
                currency, period, length(period) as span, regexp_extract(period, '[A-Z]') as part,
                case metric when 'net_loss' then -value else value end as amount, article
            from claims
            where subject_type = 'company' and role in ('value', 'previous') and status is null
                and metric in ('revenue', 'sales', 'net_profit', 'net_loss')
                and value is not null and currency is not null
                and regexp_full_match(period, '(19|20)[0-9]{2}(-[QH][1-4])?')
                and (? is null or subject = ?)),
        reports as (
            select subject, series, currency, period, span, part, amount,
                count(distinct article) as articles
            from said group by all),
        figures as (
            select * from reports qualify row_number() over (
                partition by subject, series, currency, period
                order by articles desc, abs(amount) desc) = 1),
        rows_of as (
            select subject, currency, part, count(distinct period) as periods, count(*) as figures
            from figures group by all having periods > 1),
        longest as (
            select * from rows_of qualify row_number() over (
                partition by subject order by periods desc, figures desc, currency, part) = 1),
        shown as (select * from longest order by periods desc, figures desc, subject limit ?)
        select subject, series, currency, period, amount, articles
        from figures join shown using (subject, currency, part)
        order by periods desc, shown.figures desc, subject, series, period""",
        company,
        company,
        most,
    )
    return [Point(*row) for row in rows]
