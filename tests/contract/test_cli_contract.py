"""The command line keeps what contracts/ promises: every answer fits its schema and is its golden."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from contract.cli_cases import CASES, CONTRACTS, Case, Ran, as_golden, run_all
from tearline.cli.main import app
from tearline.model.alert import Modality
from tearline.model.assessment import Recommendation
from tearline.model.case import EventKind, State
from tearline.model.classification import Status
from tearline.model.finding import Effect, FindingKind
from tearline.model.marking import Level
from tearline.model.match import Verdict
from tearline.model.truth import Truth

Schema = dict[str, Any]
Place = tuple[str | int, ...]
"""The way from a document's top to something in it."""

SCHEMAS: dict[str, Schema] = {
    path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CONTRACTS.glob("*.schema.json"))
}
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def validator(contract: str, schemas: Mapping[str, Schema] = SCHEMAS) -> Draft202012Validator:
    """Validates against the schema of ``contract``; schemas name each other by their files."""
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    schema = schemas[f"{contract}.schema.json"]
    return Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())


def complaints(contract: str, document: Any, schemas: Mapping[str, Schema] = SCHEMAS) -> list[str]:
    """What the schema of ``contract`` has against ``document``, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator(contract, schemas).iter_errors(document)]


@cache
def golden(case: Case) -> Any:
    """The golden of ``case``."""
    return json.loads(case.golden.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """Every command line of the cases, run once, in order."""
    return run_all(tmp_path_factory.mktemp("contract"))


# What the program says


@every_case
def test_a_command_answers_with_its_status_and_in_its_shape(case: Case, ran: dict[str, Ran]) -> None:
    answer = ran[case.name]
    assert (answer.status, "Traceback" in answer.err) == (case.status, False), answer.err
    assert [one for document in answer.documents for one in complaints(case.contract, document)] == []


@every_case
def test_a_command_answers_as_its_golden_says(case: Case, ran: dict[str, Ran]) -> None:
    """Where the new answer is the wanted one, tools/write_goldens.py writes it."""
    assert as_golden(ran[case.name]) == golden(case)


@every_case
def test_no_key_is_said_that_the_contract_does_not_describe(case: Case, ran: dict[str, Ran]) -> None:
    closed = {name: closed_to_the_undescribed(schema) for name, schema in SCHEMAS.items()}
    assert [one for document in ran[case.name].documents for one in complaints(case.contract, document, closed)] == []


def closed_to_the_undescribed(schema: Any) -> Any:
    """``schema`` with every object that may be extended closed to what it does not describe."""
    if isinstance(schema, list):
        return [closed_to_the_undescribed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: closed_to_the_undescribed(one) for name, one in schema.items()}
    return closed | {"additionalProperties": False} if closed.get("additionalProperties") is True else closed


# What the contracts are worth


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]


@every_case
def test_a_golden_fits_its_schema(case: Case) -> None:
    assert complaints(case.contract, golden(case)) == []


@every_case
def test_a_promised_key_can_neither_be_left_out_nor_renamed(case: Case) -> None:
    for place in elements(golden(case)):
        for key in promised(case.contract):
            left_out = copy.deepcopy(golden(case))
            value = at(left_out, place).pop(key)
            assert complaints(case.contract, left_out) != [], key
            at(left_out, place)[f"{key}_renamed"] = value
            assert complaints(case.contract, left_out) != [], key


@every_case
def test_an_answer_of_another_kind_is_found(case: Case) -> None:
    assert complaints(case.contract, "done") != []
    assert complaints(case.contract, {}) != []


@pytest.mark.parametrize(
    ("name", "place", "wrong"),
    [
        ("assess", ("recommendation",), "clear"),
        ("assess", ("recommendation",), "under_review"),
        ("assess", ("findings", 0, "kind"), "rumour"),
        ("assess", ("findings", 0, "status"), True),
        ("assess", ("findings", 0, "effect"), "block"),
        ("assess", ("findings", 0, "marking", "raw"), "(S)"),
        ("assess", ("as_of",), "17.09.2026"),
        ("assess", ("rulebook",), "latest"),
        ("screen", ("result",), "clear"),
        ("screen", ("matches", 0, "verdict"), "maybe"),
        ("screen", ("matches", 0, "strength"), 1.2),
        ("classify", ("status",), "not_controlled"),
        ("classify", ("entries", 0, "trace", 0, "value"), "maybe"),
        ("read", ("paragraphs", 0, "span"), [1]),
        ("read", ("banner", "level"), "COSMIC"),
        ("read", ("attempts", 0, "buyers", 0, "modality"), "certain"),
        ("read", ("attempts", 0, "buyers", 0, "country"), "IRN"),
        ("read", ("dtg",), "031642Z SEP 26"),
        ("lists-status", (0, "age_days"), "16"),
        ("rules-diff", (0, "change"), "moved"),
        ("case-show", ("state",), "open"),
        ("case-show", ("events", 0, "kind"), "erased"),
        ("case-advise", ("state",), "open"),
        ("release-draft", ("audience",), "Slovenia"),
        ("ledger-proof", ("entry", "text"), "hidden words"),
        ("ledger-verify", ("entries",), -1),
        ("demo", ("assessments", 0, "recommendation"), "clear"),
        ("demo", ("ledger", "verified"), "yes"),
    ],
)
def test_a_value_that_no_command_may_give_is_found(name: str, place: Place, wrong: Any) -> None:
    document = copy.deepcopy(golden(next(case for case in CASES if case.name == name)))
    at(document, place[:-1])[place[-1]] = wrong
    assert complaints(name, document) != []


def promised(contract: str) -> list[str]:
    """The keys that the document of ``contract`` (each of its elements, if it may be an array) always has."""
    name, schema = f"{contract}.schema.json", SCHEMAS[f"{contract}.schema.json"]
    while "required" not in schema:
        if "$ref" in schema:
            file, _, path = schema["$ref"].partition("#")
            name = file or name
            schema = at(SCHEMAS[name], tuple(path.split("/")[1:]))
        else:
            schema = schema["anyOf"][0] if "anyOf" in schema else schema["items"]
    return list(schema["required"])


def elements(document: Any) -> list[Place]:
    """The places of the elements of an array; of another document its top."""
    return [(number,) for number in range(len(document))] if isinstance(document, list) else [()]


def at(document: Any, place: Place) -> Any:
    """What stands at ``place``."""
    for step in place:
        document = document[step]
    return document


# Completeness


def commands_with_json(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """The contract's name of every command that has ``--json``."""
    for name, member in getattr(command, "commands", {}).items():
        if not member.hidden:  # another spelling of a command has its contract
            yield from commands_with_json(member, (*words, name))
    if any("--json" in parameter.opts for parameter in command.params):
        yield "-".join(words)


def test_every_command_with_json_has_a_schema_and_is_run_here() -> None:
    commands = set(commands_with_json(typer.main.get_command(app)))
    assert len(commands) >= 20
    assert {name for name in commands if f"{name}.schema.json" not in SCHEMAS} == set()
    assert commands - {case.contract for case in CASES} == set()


def test_every_file_of_the_contracts_is_held_to_something() -> None:
    wanted = {CONTRACTS / "README.md", CONTRACTS / "terms.schema.json"}
    wanted |= {case.golden for case in CASES}
    wanted |= {CONTRACTS / f"{case.contract}.schema.json" for case in CASES}
    assert set(CONTRACTS.iterdir()) == wanted


@pytest.mark.parametrize("contract", sorted({case.contract for case in CASES}))
def test_every_contract_is_in_the_readme(contract: str) -> None:
    assert f"`{contract}`" in (CONTRACTS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("contract", "path", "members"),
    [
        ("terms", "$defs/recommendation", Recommendation),
        ("terms", "$defs/finding/properties/kind", FindingKind),
        ("terms", "$defs/finding/properties/effect", Effect),
        ("terms", "$defs/truth", Truth),
        ("terms", "$defs/modality", Modality),
        ("terms", "$defs/verdict", Verdict),
        ("terms", "$defs/level", Level),
        ("terms", "$defs/case_state", State),
        ("case-show", "properties/events/items/properties/kind", EventKind),
    ],
)
def test_the_words_of_a_contract_are_those_of_the_program(contract: str, path: str, members: type[StrEnum]) -> None:
    assert at(SCHEMAS[f"{contract}.schema.json"], tuple(path.split("/")))["enum"] == [one.value for one in members]


def test_a_list_answers_with_a_status_that_an_entry_has_or_with_no_entry_found() -> None:
    shape = SCHEMAS["classify.schema.json"]["$defs"]["classification"]["properties"]
    entry = shape["entries"]["items"]["properties"]["status"]["enum"]
    assert set(entry) | set(shape["status"]["enum"]) == {one.value for one in Status}
    assert set(shape["status"]["enum"]) ^ set(entry) == {Status.NOT_CONTROLLED, Status.NO_ENTRY_FOUND}


def test_two_runs_give_the_same(ran: dict[str, Ran], tmp_path: Path) -> None:
    again = run_all(tmp_path)
    assert {name: one.out for name, one in again.items()} == {name: one.out for name, one in ran.items()}
