"""Fonts are found in the usual folders, or where the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tearline.model.refusal import Refused
from tearline.wiring.fonts import VARIABLE, find_fonts


def test_the_folders_that_the_environment_names_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, os.pathsep.join([str(tmp_path), "", str(tmp_path)]))
    assert find_fonts() == (str(tmp_path), str(tmp_path))


def test_a_folder_that_is_named_and_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(Refused, match=r"TEARLINE_FONTS: .*absent: is no folder of fonts; name one that is there"):
        find_fonts()


def test_the_usual_folders_are_taken_where_they_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("tearline.wiring.fonts._FOLDERS", (str(tmp_path), str(tmp_path / "absent")))
    assert find_fonts() == (str(tmp_path),)
