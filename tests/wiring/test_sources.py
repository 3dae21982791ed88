"""Files and folders as a source of messages: in order, without links and hidden files, told byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearline.model.refusal import Refused
from tearline.wiring.sources import size_of, source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    box = tmp_path / "box"
    (box / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden"):
        (box / name).write_text("words", encoding="utf-8")
    (box / "link.txt").symlink_to(box / "a.txt")
    (box / "loop").symlink_to(box)
    return box


def test_a_folder_is_read_in_the_order_of_its_names(folder: Path) -> None:
    assert [name for name, _ in source(folder)] == ["box/a.txt", "box/b.txt", "box/sub/c.txt"]


def test_a_file_is_read_under_the_name_it_was_given(folder: Path) -> None:
    ((name, opened),) = [
        (name, given.read()) for name, given in source(folder / "a.txt") if not isinstance(given, Refused)
    ]
    assert (name, opened) == (str(folder / "a.txt"), b"words")


def test_what_is_not_there_is_given_as_its_refusal(folder: Path) -> None:
    ((_, refused),) = list(source(folder / "none.txt"))
    assert isinstance(refused, Refused)
    assert refused.what == "cannot be read: No such file or directory"


def test_as_many_bytes_are_told_as_there_are_however_they_are_read(folder: Path) -> None:
    told: list[int] = []
    for _, opened in source(folder, told.append):
        assert not isinstance(opened, Refused)
        opened.read(2)
        opened.seek(0)
        opened.readline()
        opened.seek(0)
        opened.read()
    assert sum(told) == size_of(folder) == 15
