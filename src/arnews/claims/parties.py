"""The parties of a deal: who they are, in which role, and those that another sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.mentioned import in_text, inside
from arnews.claims.owners import Owners
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name, Party, Placed, Slot, Told
from arnews.claims.unlisted import project_of, unlisted_parties
from arnews.claims.vocabulary import DealWord, Sign, vocabulary

__all__ = ["join_deal"]

_BEHIND: Final = 9
_OF_ITS_SHARES: Final = 5
_JOINED: Final = 4
_LOOK_BACK: Final = 40
_SENTENCES: Final = 2
_PARTY_TYPES: Final = frozenset({"company", "country", "body"})
_CLOSE: Final = 3
_PLACES: Final = frozenset(
    {
        "في", "داخل", "خارج", "منطقه", "بمنطقه", "دول", "مدينه", "بمدينه", "منتجع", "شرق", "غرب", "جنوب", "شمال",
        "معرض", "قمه", "انحاء", "سوق", "اسواق", "عبر", "محافظه", "بورصه", "مقرها", "ومقرها", "مقره", "ومقره",
    }
)  # fmt: skip
_LENT: Final = frozenset({"borrower", "issuer", "investor", "owner", "lender"})
"""First roles that a state has often: it need not be led."""
_TO_A_HEAD: Final = frozenset(
    {
        "لمملكه",
        "لشركه",
        "لبنك",
        "لمجموعه",
        "لحكومه",
        "لدوله",
        "لمصرف",
        "لهيئه",
        "لوزاره",
        "لصندوق",
        "لصالح",
    }
)
_NO_DESCRIPTION: Final = frozenset(
    {
        "الام",
        "المذكوره",
        "الناشئه",
        "نفسها",
        "نفسه",
        "التابعه",
        "المنفذه",
        "البالغه",
        "البالغ",
        "التي",
        "الذي",
    }
)
_STATES: Final = frozenset({"الحكومه", "حكومه", "الدوله", "السلطات", "الخزانه", "المملكه"})
_LEADING: Final = frozenset({"مع", "من", "علي", "الي", "ل"})
"""The prepositions that tell a role before the deal word, too: «وقعت مع سيمنس عقدا»."""
_AND_FIRM: Final = frozenset({"و", "وشركه", "وبنك", "ومجموعه", "ومصرف", "ومؤسسه"})
_MARKS: Final = _AND_FIRM | {'"', "'", "(", ")", "كل", "من", "شركه", "شركات", "بنك", "مجموعه"}
_BEFORE_VERB: Final = frozenset({"قد", '"', "'", ",", "،", "التي", "الذي", "وقد", ")"})
"""What stands between who acts and the verb."""
_ASKS: Final = frozenset({"طالب", "طالبت", "تطالب", "يطالب", "وطالبت", "وتطالب", "بطلب", "طلبت"})
"""Before damages: who acts is to get them."""
_TO_WHOM: Final = frozenset({"financing", "penalty"})
"""Types whose noun stands behind who gets the money: «قدمت السعودية لمصر منحة»."""
_PAYING: Final = words_of("paying")
_LONGEST_LEAD: Final = 4
_OF_A_WHOLE: Final = frozenset({"من", "في", "اسهم", "راسمال"})
_STAKED: Final = {"acquisition": "target", "ownership": "owned", "offering": "issuer"}
_OF_WHOM: Final = frozenset({"ownership", "investment"})
"""Types whose noun stands before who acts: «حصة البنك», «استثمار سامسونغ»."""
_SKIPPED: Final = frozenset(
    {
        '"', "'", "(", "شركه", "بنك", "مجموعه", "مصرف", "شركتها", "شركته", "وحدتها", "ذراعها", "التابعه", "حكومه",
        "مملكه", "دوله", "جمهوريه", "عملاق", "منافستها", "غريمتها", "نظيرتها",
    }
)  # fmt: skip
_COMPANIES_ONLY: Final = frozenset({"target", "owned"})


def join_deal(at: Figures, slot: Slot, owners: Owners, told: Told) -> bool:
    """Fill the parties of a deal.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a deal and a trigger.
        owners: the names of the article.
        told: what the sentences before have told.

    Returns:
        False if the parties that it needs are not named.
    """
    if slot.like is not None:
        slot.deal, slot.trigger = slot.like.deal, slot.like.trigger
        slot.parties = slot.like.parties
        return True
    deal, trigger = slot.deal, slot.trigger
    if deal is None or trigger is None:
        return False
    if slot.parties:  # «تملك سابك 25% وفيزا 40%»
        return True
    slot.sentence = at.sentence.number
    roles = _Roles(at, deal, trigger, owners)
    _read(at, roles, deal, trigger)
    if deal.type == "investment" and not roles.has("target"):
        project = project_of(at)
        if project is not None:
            roles.found.append(Party("target", project))
    roles.swap_states()
    _recall(slot, roles, told)
    slot.parties = sorted(roles.found, key=lambda party: party.name.start_token)
    if not slot.parties or not _has_needed(roles, deal):
        return False
    told.deals.append(slot)
    return True


def _has_needed(roles: _Roles, deal: DealWord) -> bool:
    """Return whether one of the sets of roles is there that a deal needs: «acquirer target», «owner+owned»."""
    sets = deal.needs.split()
    return not sets or any(all(map(roles.has, one.split("+"))) for one in sets)


def _read(at: Figures, roles: _Roles, deal: DealWord, trigger: Sign) -> None:
    """Add the parties that the sentence names."""
    names = [name for name in at.sentence.names if _may_take_part(at, name, deal)]
    unlisted = unlisted_parties(at.sentence, trigger)
    names = [one for one in names if not (one.stands and any(inside(one, x) for x in unlisted))]
    names = sorted([*names, *unlisted], key=in_text)
    stop = _end_of_parties(at, trigger)
    behind = _behind(names, trigger, at.figure, at.until)
    for name in behind:
        role = roles.joined(name) or roles.of_behind(name)
        staked = at.figure.kind == "percentage" and name.start_token >= at.figure.stop_token
        if staked and _lead(at, name) in _OF_A_WHOLE:  # «40% من أسهم زين»
            role = _STAKED.get(deal.type, role)
        if _is_place(at, name) and deal.parties.get("في") is None:
            continue
        if name.start_token >= max(stop, _end_of_reach(at)):
            role = roles.joined(name)
        if role is not None:
            roles.add(name, role)
    _read_before(at, roles, trigger, [one for one in names if one.start_token < trigger.stop_token])
    for name in behind if deal.second else ():
        if name.start_token < stop and not _is_place(at, name):
            roles.add(name, deal.second)


def _end_of_parties(at: Figures, trigger: Sign) -> int:
    """Return the token before which a name behind the deal word needs no preposition."""
    if at.figure.kind == "percentage":  # «40% من أسهم زين»
        return at.figure.stop_token + _OF_ITS_SHARES
    if trigger.kind == "order":  # «65 طائرة بوينغ»
        return at.figure.stop_token + 2
    if trigger.start_token >= at.figure.stop_token:  # «5 مليارات دولار لشراء زين»
        return trigger.stop_token + _CLOSE
    return at.figure.start_token


def _read_before(at: Figures, roles: _Roles, trigger: Sign, names: Sequence[Name]) -> None:
    """Add the parties before the deal word: «وقعت مع سيمنس وتوتال عقدا», then who acts."""
    deal: DealWord = trigger.value
    others = []
    for name in names:
        close = name.start_token >= trigger.start_token - _BEHIND
        lead = _lead(at, name)
        if close and deal.type in _TO_WHOM and name.clitic.endswith("ل"):
            lead = "ل"  # «ستدفع فرنسا لروسيا تعويضا»
        led = lead in _LEADING and lead in deal.parties
        if not led:
            others.append(name)
        role = deal.parties[lead] if led else roles.joined(name)
        if role is not None and close:
            roles.add(name, role)
    asked = _asked(at, trigger) if deal.type == "penalty" else None
    if asked is not None:  # «طالبت أبل سامسونغ بتعويض»: who asks is paid
        behind = [name for name in others if name.start_token > asked]
        near = [name for name in others if asked - _CLOSE <= name.stop_token <= asked]
        others = near or behind[:1]
        for name in others[-1:]:
            roles.add(name, "payee")
        for name in behind:
            roles.add(name, "payer")
        return
    for name in reversed(others):
        if not _is_place(at, name):
            roles.add(name, roles.joined(name) or deal.first)


def _asked(at: Figures, trigger: Sign) -> int | None:
    """Return the token of a verb of asking before damages, None if there is none."""
    for index in range(trigger.start_token - 1, trigger.start_token - _BEHIND, -1):
        if at.word(index) in _ASKS:
            return index
    return None


def _lead(at: Figures, name: Name) -> str:
    """Return the word that leads a name, before «شركة», quotation marks and the like."""
    index = name.start_token - 1
    while index >= name.start_token - _LONGEST_LEAD and at.word(index) in _SKIPPED:
        index -= 1
    return at.word(index)


def _end_of_reach(at: Figures) -> int:
    """Return the token behind which no party stands: «بقيمة 12 مليار دولار على ثلاث سنوات من صندوق النقد»."""
    stop = at.figure.stop_token
    for length in at.sentence.durations:
        if stop <= length.start_token <= stop + 2:
            stop = length.stop_token
    return stop + _CLOSE


def _recall(slot: Slot, roles: _Roles, told: Told) -> None:
    """Add the parties that the same deal had when it was told before, as inferred."""
    for other in reversed(told.deals[-_LOOK_BACK:]):
        if other.deal is None or slot.deal is None or other.deal.type != slot.deal.type:
            continue
        if not _is_same_deal(slot, other, bare=not roles.found):
            continue
        for party in other.parties:
            if not roles.has(party.role) and not roles.knows(party.name):
                roles.found.append(party._replace(inferred=True))
        return


def _is_same_deal(slot: Slot, other: Slot, *, bare: bool) -> bool:
    """Return whether two figures are of one deal: the same sum, or «الصفقة» close behind it."""
    value = getattr(slot.figure.fact, "value", None)
    if value is not None and value == getattr(other.figure.fact, "value", None):
        return slot.figure.kind == other.figure.kind
    close = slot.sentence - other.sentence <= _SENTENCES
    definite = slot.trigger is not None and slot.trigger.definite
    return close and bare and definite


def _may_take_part(at: Figures, name: Name, deal: DealWord) -> bool:
    if name.type not in _PARTY_TYPES or name.counter:
        return False
    following = at.word(name.stop_token)
    if name.stands and following.startswith("ال") and following not in _NO_DESCRIPTION:
        return name.type != "company"  # «الشركة المصرية للدخان» is a name
    lead = at.word(name.start_token - 1)
    if name.adjective:
        before = at.word(name.start_token - 2)  # "" where the sentence begins
        ministry = lead == "الماليه" and (not before or before.endswith("وزاره"))
        return ministry or lead.lstrip("ول") in _STATES
    if name.type != "country" or name.stands or deal.first in _LENT:
        return True
    first = at.sentence.first
    return lead in deal.parties or name.clitic.endswith("ل") or name.start_token <= first + 1


def _is_place(at: Figures, name: Name) -> bool:
    """Return whether a country tells where: «عقدا في مصر»."""
    if name.type != "country":
        return False
    return at.word(name.start_token - 1) in _PLACES or name.clitic.endswith("ب")


def _behind(names: Sequence[Name], trigger: Sign, figure: Placed, until: int) -> list[Name]:
    stop = min(until, figure.stop_token + _BEHIND)
    return [name for name in names if trigger.stop_token <= name.start_token < stop]


class _Roles:
    """The parties of a deal that were found."""

    def __init__(self, at: Figures, deal: DealWord, trigger: Sign, owners: Owners) -> None:
        self.at = at
        self.deal = deal
        self.trigger = trigger
        self.owners = owners
        self.found: list[Party] = []
        self.places: list[tuple[Name, str]] = []

    def has(self, role: str) -> bool:
        return any(one.role == role for one in self.found)

    def swap_states(self) -> None:
        """Let a state buy: «وقعت بغداد مع سيمنس عقدا» tells who supplies."""
        states = {one.role for one in self.found if one.name.type != "company"}
        if "supplier" not in states or ("buyer" in states and self.deal.first == "buyer"):
            return
        other = {"supplier": "buyer", "buyer": "supplier"}
        self.found = [one._replace(role=other.get(one.role, one.role)) for one in self.found]

    def knows(self, name: Name) -> bool:
        return any(one.name.key == name.key for one in self.found)

    def add(self, name: Name, role: str) -> None:
        """Add a party, unless its role is taken by one that it is not joined with, or it has one."""
        if self.deal.type == "financing" and self.deal.first == "borrower" and role != "issuer":
            # a fund lends, a country borrows
            gives = role == "lender" and _lead(self.at, name) == "من"
            role = role if gives else {"body": "lender", "country": "borrower"}.get(name.type, role)
        pays = self.at.word(name.start_token - 1) in _PAYING
        if self.deal.first == role == "payer" and name.type != "company" and not pays:
            role = "authority"  # «فرضت السلطات الأميركية غرامة»
        if self.has(role) and role != "party" and self.joined(name) != role:
            return
        if role in _COMPANIES_ONLY and not self._is_company(name):
            return
        meant = self.owners.resolve(name)
        if meant is not None and self.knows(meant) and name.stands:
            meant = self._other(name)
        if meant is None or self.knows(meant):
            return
        self.found.append(Party(role, meant))
        self.places.append((name, role))

    def _is_company(self, name: Name) -> bool:
        """Return whether a name is that of a company, and not of goods: «شراء طائرة إيرباص»."""
        lead = self.at.word(name.start_token - 1).removeprefix("ال")
        return name.type == "company" and lead not in vocabulary().goods

    def _other(self, name: Name) -> Name | None:
        """Return the last named company before one that is a party already: «تملك عمانتل 22% من المجموعة»."""
        if name.type != "company":
            return None
        for one in self.owners.before(name.start_token, _LOOK_BACK):
            if one.type == "company" and not (one.stands or one.counter or self.knows(one)):
                return one
        return None

    def joined(self, name: Name) -> str | None:
        """Return the role of a party that a name is joined with: «سيمنس وجنرال إلكتريك»."""
        for other, role in self.places:
            first, last = sorted((other, name), key=lambda one: one.start_token)
            gap = range(first.stop_token, last.start_token)
            words = [self.at.word(index) for index in gap]
            linked = last.clitic.startswith("و") or not _AND_FIRM.isdisjoint(words)
            if linked and len(words) <= _JOINED and all(map(self._is_mark, words)):
                return role if other.type == name.type else None
        return None

    def _is_mark(self, word: str) -> bool:
        return word in _MARKS or word.removeprefix("ال").endswith(("يه", "ي")) or not word.isalpha()

    def _acted_before(self) -> bool:
        """Return whether who acts stands right before the verb: «كانت فيسبوك قد اشترت واتساب»."""
        at, start = self.at, self.trigger.start_token
        if not self.trigger.verb:
            return False
        for name in at.sentence.names:
            between = range(name.stop_token, start)
            if name.stop_token <= start and all(at.word(i) in _BEFORE_VERB for i in between):
                return name.type in _PARTY_TYPES and not (name.counter or name.adjective)
        return False

    def _acquires(self, name: Name) -> bool:
        """Return whether a name acts behind the noun: «استحواذ أمازون على زين», not «شراء زين»."""
        noun = self.at.word(self.trigger.stop_token - 1)
        return noun.endswith("استحواذ") and "علي" in (
            self.at.word(name.stop_token),
            self.at.word(name.stop_token + 1),
        )

    def of_behind(self, name: Name) -> str | None:
        """Return the role of a name behind the trigger that its preposition or place tells."""
        at, deal, trigger = self.at, self.deal, self.trigger
        far = 2 if name.adjective else 1  # «باعت الحكومة المصرية»
        near = name.start_token - trigger.stop_token <= far and not name.clitic
        acts = trigger.verb or deal.type in _OF_WHOM or self._acquires(name)
        lead = _lead(at, name)
        if acts and near and lead not in deal.parties:
            fined = deal.first == "authority" and name.type == "company"  # «غرمت شركة غوغل»
            return deal.second or None if fined or self._acted_before() else deal.first
        clitic = "ل" if name.clitic.endswith("ل") else name.clitic[-1:]
        if at.word(name.start_token - 1) in _TO_A_HEAD:
            clitic = "ل"  # «لمملكة البحرين»
        for word in (clitic, lead, at.word(name.start_token - 2)):
            if word in deal.parties:
                return deal.parties[word]
        return None
