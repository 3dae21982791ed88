"""What a rule is: frozen values that msgspec can write and read back.

A test is a tree. Its leaves ask for facts by the ids of the attribute registry; its branches are
the ``all of``, ``any of`` and ``not`` of the legal text. Nothing here judges anything.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from tearline.model.citation import Citation
from tearline.model.validity import Validity

Axes = Literal["linear", "rotary"]


def within(path: str, outer: str) -> bool:
    """Whether ``path`` is ``outer`` or stands below it: ``2B008.c.1`` within ``2B008.c``."""
    return path == outer or path.startswith(f"{outer}.")


class Attribute(Struct, frozen=True):
    """One fact that a rule may ask for.

    ``kind``: ``figure`` (a number in one of ``dimensions``), ``flag`` or ``choice`` (of ``choices``).
    ``axes``: the kind of axis that it may be stated for, per dimension. ``own_method``: the standard
    that defines the term itself; where a fact states none it is taken, but towards control only.
    ``counts``: the axes whose number in all it gives. ``sum_of``: the attributes whose sum it
    is, ``at_most`` the attribute that it cannot exceed. ``from_item``: in the combination of host and
    item, the item's attribute that is added to it.
    """

    id: str
    name: str
    kind: Literal["figure", "flag", "choice"]
    ask: str
    dimensions: tuple[str, ...] = ()
    axes: dict[str, Axes] = {}
    choices: tuple[str, ...] = ()
    own_method: str | None = None
    counts: Axes | None = None
    sum_of: tuple[str, ...] = ()
    at_most: str | None = None
    from_item: str | None = None
    synonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Kind(Struct, frozen=True):
    """A kind of thing, the phrases that name it, and the facts that its name states."""

    id: str
    phrases: tuple[str, ...]
    implies: dict[str, tuple[str, ...]] = {}


class AllOf(Struct, frozen=True, tag="all"):
    tests: tuple[Test, ...]
    say: str = ""


class AnyOf(Struct, frozen=True, tag="any"):
    tests: tuple[Test, ...]
    say: str = ""


class AtLeast(Struct, frozen=True, tag="at_least"):
    count: int
    tests: tuple[Test, ...]
    say: str = ""


class Not(Struct, frozen=True, tag="not"):
    test: Test
    say: str = ""


class OnAxes(Struct, frozen=True, tag="on_axes"):
    """``test`` holds on one and the same axis (``any``) or on every axis (``all``) of that kind."""

    quantifier: Literal["any", "all"]
    axes: Axes
    test: Test
    say: str = ""


class Threshold(Struct, frozen=True, tag="threshold"):
    """A figure compared with ``value`` in ``unit``.

    ``methods``: the editions of the test standard that the text names, empty where it names none.
    ``facets``: the senses that answer it, empty for any. ``axis``: one named axis. ``condition``:
    what the text adds in words and the attribute's own definition already includes.
    """

    attribute: str
    op: Literal["<=", "<", ">=", ">", "=="]
    value: Decimal
    unit: str = ""
    better: Literal["lower", "higher"] | None = None
    methods: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    axis: str | None = None
    condition: str = ""
    say: str = ""


class Choice(Struct, frozen=True, tag="enum"):
    """The stated value is (or the stated values include) one of ``one_of``; ``only``: all of them are.

    ``mixed``: where further values stand beside them it is open. ``unclear``: values that leave it
    open where none of ``one_of`` is stated.
    """

    attribute: str
    one_of: tuple[str, ...]
    only: bool = False
    mixed: bool = False
    unclear: tuple[str, ...] = ()
    say: str = ""


class Flag(Struct, frozen=True, tag="flag"):
    attribute: str
    expected: bool = True
    facets: tuple[str, ...] = ()
    say: str = ""


class KindOf(Struct, frozen=True, tag="kind"):
    """The description names one of ``kinds``; ``beware`` are words that forbid the answer no."""

    kinds: tuple[str, ...]
    may_be: tuple[str, ...] = ()
    beware: tuple[str, ...] = ()
    say: str = ""


class DefinedTerm(Struct, frozen=True, tag="defined_term"):
    term: str
    say: str = ""


class HumanJudgement(Struct, frozen=True, tag="human_judgement"):
    """A person's judgement, recorded as a fact; until there is one, it is presumed from a test of what is stated."""

    attribute: str
    one_of: tuple[str, ...]
    presumed_from: Test | None = None
    say: str = ""


class Ref(Struct, frozen=True, tag="ref"):
    """Another entry of the same list (with all its paragraphs) controls the item."""

    entry: str
    say: str = ""


Test = AllOf | AnyOf | AtLeast | Not | OnAxes | Threshold | Choice | Flag | KindOf | DefinedTerm | HumanJudgement | Ref


class Definition(Struct, frozen=True):
    """A term that the list defines, as a test."""

    term: str
    say: str
    citation: Citation
    test: Test


class Exemption(Struct, frozen=True):
    """A note that limits or widens its scope. ``redirect``: the entry that takes the item instead.

    ``does_not_control`` takes items out where ``when`` holds; ``includes`` says that ``when`` is no
    way out; ``evaluate_against`` sends the reader to further entries as well.
    """

    note: str
    effect: Literal["does_not_control", "includes", "evaluate_against"]
    scope: str
    when: Test | None = None
    redirect: tuple[str, ...] = ()


class ReasonRow(Struct, frozen=True):
    """One row of the licence table: reason, column of the country chart, and the row's condition."""

    reason: str
    column: int | None
    condition: Test | None = None
    note: str = ""


class CaseFact(Struct, frozen=True):
    """A fact as a case states it; figures stay text until they are judged."""

    attribute: str
    value: bool | str | tuple[str, ...] | None
    unit: str | None = None
    axis: str | None = None
    method: str | None = None
    facet: str | None = None
    source: str | None = None
    date: datetime.date | None = None


class Case(Struct, frozen=True):
    """An item and what the rule must answer; ``asks`` are attributes that the questions must name."""

    name: str
    description: str
    expect: str
    facts: tuple[CaseFact, ...] = ()
    host: str | None = None
    host_facts: tuple[CaseFact, ...] = ()
    judged: Literal["item", "combination"] = "item"
    asks: tuple[str, ...] = ()
    on: datetime.date | None = None
    reasons: tuple[str, ...] | None = None


class Rule(Struct, frozen=True):
    """One encoded paragraph of one list over the dates that its text supports.

    controlled = head and test and no exception. ``residual``: entries that come first (``other than
    those controlled by``). ``combination``: also judged on the machine that host and item make.
    """

    list_id: str
    path: str
    valid: Validity
    citation: Citation
    derived_from: str
    subject: str
    head: Test
    test: Test
    cases: tuple[Case, ...]
    exceptions: tuple[Exemption, ...] = ()
    residual: tuple[str, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()
    ask: dict[str, str] = {}
    combination: bool = False

    @property
    def entry(self) -> str:
        """The entry that the paragraph belongs to: ``2B008`` of ``2B008.c``."""
        return self.path.partition(".")[0]


class Unencoded(Struct, frozen=True):
    """A part of the list that nobody encoded: where its head is not false, a person decides.

    ``residual`` and ``combination`` as in a rule; ``why`` says what the part covers, in our words.
    """

    path: str
    valid: Validity
    head: Test
    why: str
    residual: tuple[str, ...] = ()
    combination: bool = False


class Superseded(Struct, frozen=True):
    by: str
    start: datetime.date


class Vintage(Struct, frozen=True):
    """One version of the list's text that is at hand. ``dated``: the day that the text bears.

    ``caveats``: sentences on what that text leaves open.
    """

    id: str
    valid: Validity
    dated: datetime.date
    text: str
    encoded: tuple[str, ...]
    superseded: Superseded | None = None
    caveats: tuple[str, ...] = ()


class ControlList(Struct, frozen=True):
    """One control list: its vintages, its definitions, and the parts that are not encoded.

    ``hs``: prefixes of Harmonized System codes and the entries that goods of that code may meet.
    """

    id: str
    title: str
    official: str
    vintages: tuple[Vintage, ...]
    definitions: dict[str, Definition] = {}
    unencoded: tuple[Unencoded, ...] = ()
    hs: dict[str, tuple[str, ...]] = {}
