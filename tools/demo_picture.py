"""Writes docs/pictures/demo.svg: what ``tearline demo`` prints of the alert and of the sale that it names."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from tearline.cli.output import Paper
from tearline.cli.report_demo import alert_chapter, sale_chapter
from tearline.wiring.demonstration import demonstrate

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "demo.svg"
THEME = TerminalTheme(
    (18, 23, 26),
    (238, 241, 240),
    [
        (27, 34, 38),
        (255, 156, 146),
        (127, 214, 189),
        (255, 191, 102),
        (140, 194, 255),
        (201, 179, 255),
        (127, 214, 189),
    ],
)
# No font is fetched from anywhere: the reader's own monospaced one serves.
FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="tearline demo">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: {char_height}px;
  line-height: {line_height}px; white-space: pre; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def main() -> None:
    """Runs the demonstration and keeps the picture of its first two chapters."""
    with tempfile.TemporaryDirectory() as folder:
        result = demonstrate(None, lambda name, raw: Paper(Path(folder) / name, raw))
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    alert_chapter(console, result)
    sale_chapter(console, result, result["assessments"][0])
    svg = console.export_svg(title="tearline demo", theme=THEME, code_format=FORMAT, unique_id="demo")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
