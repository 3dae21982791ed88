"""The documents are held against the program: commands, links, examples, words, contracts and the plan of the house."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from test_house import ROOT, SRC, files_of_the_project, modules, name_of, tree_of

REFERENCE: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "cli_reference.py"))


def documents() -> list[Path]:
    """Every Markdown file of the project."""
    return [path for path in files_of_the_project() if path.suffix == ".md"]


def without_code(text: str) -> str:
    """``text`` without fenced blocks and code spans, in which brackets are not links."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE))


# The command line


def test_the_reference_is_what_the_program_says_of_itself() -> None:
    assert REFERENCE["PAGE"].read_text(encoding="utf-8") == REFERENCE["reference"](), "run: make docs"


def test_every_command_and_option_is_explained() -> None:
    silent = []
    for command, context in REFERENCE["every_command"]():
        if not (command.help or "").strip():
            silent.append(context.command_path)
        for one in command.get_params(context):
            if one.param_type_name == "option" and not one.help:
                silent.append(f"{context.command_path} {one.opts[0]}")
    assert silent == []


def test_every_command_of_the_reference_is_there() -> None:
    page = REFERENCE["PAGE"].read_text(encoding="utf-8")
    named = re.findall(r"^## (tearline .+)$", page, flags=re.MULTILINE)
    assert len(named) >= 10
    assert named == [context.command_path for _, context in REFERENCE["every_command"]()]


# Links


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub and most renderers make them."""
    headings = re.findall(r"^#{1,6} +(.+?) *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.replace("`", "")).strip().lower() for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def broken_links(path: Path) -> Iterator[str]:
    """The relative links of a document that lead nowhere."""
    for target in re.findall(r"\[[^\]]*\]\(<?([^)>\s]+)>?[^)]*\)", without_code(path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        file, _, anchor = target.partition("#")
        goal = path if not file else (path.parent / file)
        if not goal.exists():
            yield f"{name_of(path)}: {target}"
        elif anchor and goal.suffix == ".md" and anchor not in anchors(goal):
            yield f"{name_of(path)}: {target} (no such heading)"


def test_every_link_inside_the_project_leads_somewhere() -> None:
    assert len(documents()) >= 5
    assert [one for path in documents() for one in broken_links(path)] == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = ROOT / "CONTRIBUTING.md"
    assert list(broken_links(page)) == []
    assert "no-such-heading" not in anchors(page)
    assert "two-commands" in anchors(page)


def test_every_page_that_the_code_points_to_is_there() -> None:
    named = {
        page
        for path in files_of_the_project()
        if path.suffix in {".py", ".yaml"} and path.is_relative_to(SRC)
        for page in re.findall(r"\bdocs/[\w./-]+\.md\b", path.read_text(encoding="utf-8"))
    }
    assert len(named) >= 3
    assert [page for page in sorted(named) if not (ROOT / page).exists()] == []


def test_every_page_is_found_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in documents() if path.is_relative_to(ROOT / "docs")]
    unlisted = [page for page in pages if page != "index.md" and not re.match(r"decisions/\d", page)]
    assert [page for page in unlisted if f"({page})" not in index] == []


# Examples: a block that opens with "```console checked" is run and compared, all blocks of a page in one shell.


class Example:
    """One command of a page and what the page says that it prints."""

    def __init__(self, line: int, command: str) -> None:
        self.line = line
        self.command = command
        self.expected = ""


def examples(path: Path) -> list[Example]:
    """The checked examples of a page: ``$ `` begins a command, ``> `` goes on with it, the rest is its output."""
    found: list[Example] = []
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("```"):
            inside = line.removeprefix("```").split() == ["console", "checked"]
        elif inside and line.startswith("$ "):
            found.append(Example(number, line[2:]))
        elif inside and line.startswith("> ") and found and not found[-1].expected:
            found[-1].command += "\n" + line[2:]
        elif inside:
            assert found, f"{name_of(path)}:{number}: output without a command"
            found[-1].expected += line + "\n"
    return found


def run_page(steps: list[Example], home: Path) -> list[tuple[str, int]]:
    """What each command of a page printed, and its exit status; commands share one shell and one home."""
    mark = "-- end of example, status "
    script = "\n".join(f"{one.command}\n_s=$?; echo '{mark}'$_s; (exit $_s)" for one in steps)
    work = home / "work"
    work.mkdir()
    (work / "examples").symlink_to(ROOT / "examples")
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "TEARLINE_HOME": str(home / "data"),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    pieces = re.split(rf"^{mark}(\d+)\n", done.stdout.decode(), flags=re.MULTILINE)
    return list(zip(pieces[0::2], (int(status) for status in pieces[1::2]), strict=False))


def wrong_examples(path: Path, home: Path) -> list[str]:
    """What the checked examples of a page get wrong. ``...`` stands for anything, as in doctest.

    A command must succeed, unless the page goes on with ``echo $?`` and so shows its status.
    """
    steps = examples(path)
    outcomes = run_page(steps, home)
    wrong = [] if len(outcomes) == len(steps) else [f"{path.name}: only {len(outcomes)} of {len(steps)} commands ran"]
    compare = doctest.OutputChecker().check_output
    for number, (step, (printed, status)) in enumerate(zip(steps, outcomes, strict=False)):
        status_is_shown = number + 1 < len(steps) and steps[number + 1].command == "echo $?"
        if status != 0 and not status_is_shown:
            wrong.append(f"{path.name}:{step.line}: exit status {status}: {printed}")
        elif not compare(step.expected, printed, doctest.ELLIPSIS):
            wrong.append(f"{path.name}:{step.line}: expected:\n{step.expected}printed:\n{printed}")
    return wrong


@pytest.mark.parametrize("page", [name_of(path) for path in documents() if examples(path)])
def test_the_examples_of_a_page_do_what_it_says(page: str, tmp_path: Path) -> None:
    assert wrong_examples(ROOT / page, tmp_path) == []


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("```console checked\n$ echo one\none\n$ X=2\n$ echo $X\n2\n```\n", []),
        ("```console checked\n$ printf 'a\\n b\\n'\na\n...\n$ false\n$ echo $?\n1\n```\n", []),
        ("```console checked\n$ cat <<END\n> two\n> END\ntwo\n```\n", []),
        ("```console\n$ false\n```\n", []),
        ("```console checked\n$ echo one\ntwo\n```\n", ["page.md:2: expected:\ntwo\nprinted:\none\n"]),
        ("```console checked\n$ false\n```\n", ["page.md:2: exit status 1: "]),
        ("```console checked\n$ exit 0\n$ true\n```\n", ["page.md: only 0 of 2 commands ran"]),
    ],
)
def test_examples_are_really_run_and_compared(page: str, wrong: list[str], tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    assert wrong_examples(tmp_path / "page.md", tmp_path) == wrong


def test_the_tutorial_is_checked() -> None:
    pages = [path for path in documents() if name_of(path).startswith("docs/tutorial/")]
    assert [name_of(path) for path in pages if examples(path)] != []


# Words


def code_words() -> set[str]:
    """Every name that the package defines or uses as a key: classes, functions, fields, members, texts."""
    words: set[str] = set()
    for path in modules():
        words.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    return words


def test_every_word_that_the_glossary_calls_code_is_in_the_code() -> None:
    rows = re.findall(r"^\| (`.+?`) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`([^`]+)`", row)}
    assert len(named) > 30
    assert sorted(named - code_words()) == []


def test_every_noun_of_the_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    nouns = {
        node.name
        for path in modules()
        if path.parent == SRC / "model"
        for node in tree_of(path).body
        if type(node).__name__ == "ClassDef" and not node.name.startswith("_")
    }
    assert len(nouns) > 30
    assert sorted(noun for noun in nouns if f"`{noun}`" not in glossary) == []


# The plan of the house


def test_the_plan_names_the_packages_as_they_are() -> None:
    plan = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = plan.split("```text")[1].split("```")[0]
    inside = tree.split("src/tearline/\n")[1]
    named = re.findall(r"^    (\w+)/", inside, flags=re.MULTILINE)
    held = {path.relative_to(SRC).parts[0] for path in files_of_the_project() if path.is_relative_to(SRC)}
    assert sorted(named) == sorted(name for name in held if (SRC / name).is_dir())


def test_the_plan_draws_the_floors_that_are_enforced() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = settings["tool"]["importlinter"]["contracts"][0]
    assert floors["type"] == "layers"
    assert floors["exhaustive"] is True
    assert "\n".join(floors["layers"]) in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "index.md")
    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
    index = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [name for name in names if f"({name})" not in index] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme


# Contracts


def commands_that_speak_json() -> list[str]:
    """Every command with --json, as the name that its contract bears: ``case show`` is ``case-show``."""
    return [
        context.command_path.removeprefix("tearline ").replace(" ", "-")
        for command, context in REFERENCE["every_command"]()
        if any("--json" in one.opts for one in command.get_params(context))
    ]


def test_every_command_with_json_has_a_contract() -> None:
    names = commands_that_speak_json()
    assert len(names) >= 10
    files = {path.relative_to(ROOT / "contracts").as_posix() for path in (ROOT / "contracts").rglob("*.json*")}
    missing = [f"{name}.schema.json" for name in names if f"{name}.schema.json" not in files]
    missing += [
        f"{name}.golden.json"
        for name in names
        if not any(re.match(rf"{name}(\.[\w-]+)*\.golden\.jsonl?$", file) for file in files)
    ]
    assert missing == []
