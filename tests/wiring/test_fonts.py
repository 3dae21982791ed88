"""Fonts are found in the usual folders or where the environment says, or one line says what to install."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tearline.model.refusal import Refused
from tearline.wiring.fonts import VARIABLE, find_fonts


def test_the_folders_that_the_environment_names_are_taken_if_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "NotoSans-Regular.ttf").touch()
    monkeypatch.setenv(VARIABLE, os.pathsep.join([str(tmp_path), str(tmp_path / "absent")]))
    assert find_fonts() == (str(tmp_path),)


def test_without_the_one_font_that_every_page_needs_nothing_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(Refused, match="install Debian's fonts-noto-core") as refused:
        find_fonts()
    assert "\n" not in refused.value.line()
