"""What must hold of every sale: concerns add up, order does not matter, and silence is never safety."""

from __future__ import annotations

import copy
import itertools
from typing import Any

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from assessment.build import CIRCUMSTANCES, CLEAN, Arguments, arguments, open_alert, vintage, written_cases
from tearline.assessment import to_json
from tearline.model.assessment import Recommendation
from tearline.notation.canonical import canonical

ORDER = list(Recommendation)
CASES = written_cases()


def rank(recommendation: Recommendation) -> int:
    """0 is the gravest."""
    return ORDER.index(recommendation)


CONCERNS: tuple[dict[str, Any], ...] = (
    {"set": {"circumstances.cash_payment": True}},
    {"set": {"circumstances.declines_training": "unknown"}},
    {"set": {"parties.4": {"role": "bank", "name": "Bank Sarv", "country": "IR"}}},
    {"set": {"parties.4": {"role": "bank", "name": "Bank Sarv", "country": "TR"}}, "deny": "parties[4]"},
    {"set": {"stated_end_use": "rocket motors"}},
    {"set": {"items.0.quantity": 5}},
    {"set": {"items.0.model": "LRT-320T"}, "alert": True},
    {"set": {"items.0.us_content_percent": "unknown"}},
    {"problem": "us-csl"},
    {"superseded": True},
)


def with_concerns(concerns: tuple[dict[str, Any], ...]) -> Arguments:
    """The clean sale with every one of the concerns."""
    case: dict[str, Any] = {"set": {}, "matches": [], "problems": []}
    superseded = False
    for one in concerns:
        case["set"].update(one.get("set", {}))
        case["alert"] = case.get("alert") or one.get("alert", False)
        superseded = superseded or one.get("superseded", False)
        if "deny" in one:
            case["matches"].append({"subject": one["deny"], "sublist": "Denied Persons"})
        if "problem" in one:
            case["problems"].append(one["problem"])
    if any(match["subject"] == "parties[4]" for match in case["matches"]) and "parties.4" not in case["set"]:
        case["matches"] = []
    case["classified"] = [
        {"list": "eu-dual-use", "status": "no_entry_found", "superseded": superseded},
        {"list": "us-ccl", "status": "no_entry_found"},
    ]
    return arguments(case)


@settings(max_examples=80, deadline=None)
@for_all(st.sets(st.sampled_from(range(len(CONCERNS)))), st.sampled_from(range(len(CONCERNS))))
def test_adding_a_concern_never_lowers_the_recommendation(some: set[int], further: int) -> None:
    fewer = [CONCERNS[n] for n in sorted(some - {further})]
    # Two concerns may write the same field; then the one that was there first is replaced, not added to.
    taken = {key for one in fewer for key in one.get("set", {})}
    if taken & set(CONCERNS[further].get("set", {})):
        return
    before = with_concerns(tuple(fewer)).judge().recommendation
    after = with_concerns((*fewer, CONCERNS[further])).judge().recommendation
    assert rank(after) <= rank(before)


@settings(max_examples=60, deadline=None)
@for_all(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_the_order_of_what_is_handed_over_does_not_matter(case: dict[str, Any], chance: Any) -> None:
    first, second = arguments(case), arguments(case)
    second.screened = [*_screened(second)]
    for shuffled in (second.screened, second.classifications, second.alert_matches, second.lists, second.alerts):
        chance.shuffle(shuffled)
    first.screened = _screened(first)
    assert canonical(to_json(first.judge())) == canonical(to_json(second.judge()))


def _screened(made: Arguments) -> list[Any]:
    from assessment.build import _written, screen
    from tearline.intake.sale import read_sale

    return screen(read_sale(_written(made.sale), where="case").parties, made.matches)


@settings(max_examples=60, deadline=None)
@for_all(st.permutations([0, 1, 2, 3]), st.sampled_from(["clean", "named", "front"]))
def test_the_order_of_the_parties_does_not_change_the_recommendation(places: list[int], kind: str) -> None:
    made = arguments({"alert": True})
    if kind == "front":
        made.sale["items"][0].update(description="rotary table", model="LRT-320T")
    if kind == "named":
        made.sale["parties"][3]["country"] = "IR"
    before = made.judge()
    turned = copy.deepcopy(made)
    turned.sale["parties"] = [made.sale["parties"][place] for place in places]
    after = turned.judge()
    assert after.recommendation is before.recommendation
    assert {one.rule for one in after.findings} == {one.rule for one in before.findings}


@settings(max_examples=100, deadline=None)
@for_all(
    st.sampled_from(CASES),
    st.sampled_from(["circumstances", "stated_end_use", "us_content_percent", "origin", "model", "maker", "countries"]),
)
def test_an_unknown_never_turns_a_concern_into_none(case: dict[str, Any], what: str) -> None:
    if case.get("as_of") is not None:
        return
    known, blurred = arguments(case), arguments(case)
    if what == "circumstances":
        blurred.sale["circumstances"] = {}
    elif what == "stated_end_use":
        blurred.sale["stated_end_use"] = None
    elif what == "countries":
        for party in blurred.sale["parties"]:
            party["country"] = None
    else:
        blurred.sale["items"][0][what] = "unknown" if what == "us_content_percent" else None
    before, after = known.judge().recommendation, blurred.judge().recommendation
    if before in (Recommendation.HOLD, Recommendation.CANNOT_JUDGE, Recommendation.REFER):
        assert after is not Recommendation.NO_CONCERN_FOUND
    if what in ("circumstances", "stated_end_use"):
        assert rank(after) <= rank(Recommendation.ASK)


@settings(max_examples=60, deadline=None)
@for_all(st.sampled_from(CASES), st.sampled_from(["un-sc", "us-csl"]), st.booleans())
def test_losing_a_list_never_improves_the_outcome(case: dict[str, Any], lost: str, stale: bool) -> None:
    made = arguments(case)
    without = arguments(case)
    without.matches = [one for one in made.matches if one.get("list", "us-csl") != lost]
    without.lists = [vintage(one.id, "stale") if one.id == lost else one for one in made.lists]
    if not stale:
        without.lists = [one for one in made.lists if one.id != lost]
    assert rank(without.judge().recommendation) <= rank(Recommendation.CANNOT_JUDGE)


@settings(max_examples=40, deadline=None)
@for_all(st.sampled_from(CASES))
def test_the_same_input_gives_the_same_bytes(case: dict[str, Any]) -> None:
    assert canonical(to_json(arguments(case).judge())) == canonical(to_json(arguments(case).judge()))


def test_every_pair_of_concerns_is_at_least_as_grave_as_either() -> None:
    for one, other in itertools.combinations(CONCERNS, 2):
        if set(one.get("set", {})) & set(other.get("set", {})):
            continue
        both = rank(with_concerns((one, other)).judge().recommendation)
        assert both <= min(rank(with_concerns((single,)).judge().recommendation) for single in (one, other))


def test_the_clean_sale_states_every_circumstance() -> None:
    assert set(CLEAN["circumstances"]) == set(CIRCUMSTANCES)
    assert open_alert().open_on(arguments({}).known_at)
