"""Web pages and HTML mail: the text that shows, its lists and tables; nothing is run and nothing fetched."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from tearline.intake.decode import decode
from tearline.intake.forms.extract import Extract
from tearline.intake.forms.outline import Outline, bears_marks, labelled
from tearline.intake.forms.style import HIDES, Styles
from tearline.model.document import Diagnostic
from tearline.model.refusal import Refused

_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.I)
_NO_TEXT = frozenset(
    (
        *("script", "style", "head", "title", "template", "noscript", "del", "iframe", "frame", "object", "embed"),
        *("applet", "audio", "video", "canvas", "svg", "datalist", "select"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_AWAY = frozenset(("iframe", "frame", "object", "embed", "applet"))
_RUN = frozenset(("script", "applet", "object", "embed"))
_MAY_HIDE = Diagnostic(
    "hidden_by_style", "a style sheet may hide parts of this page: no mark in it is believed, released to nobody"
)


def extract_html(raw: bytes, name: str, *, charset: str | None = None) -> Extract:
    """The visible text of a page. ``charset`` is what the envelope of the page states. Raises Refused for no page."""
    text = _decoded(raw, name, charset)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("the HTML cannot be read", where=name, todo="save its text as plain text") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # The parser would go on without what lies beyond its limits, and say nothing.
        what = "the page is nested more than 250 deep, or one piece of it has more than 10 MB"
        raise Refused(what, where=name, todo="save its text as plain text")
    if root is None:
        raise Refused("the page holds no text", where=name, todo="give a cable, a non-paper or a letter")
    outline = Outline(name)
    styles = Styles.read(["".join(map(str, one.itertext())) for one in root.iter("style")])
    walk = _Walk(outline, styles)
    walk.seen["comment"] = "<!--" in text
    walk.run(root)
    parts, odd = outline.parts(), list(_left_out(walk.seen))
    # What cannot be told from hidden text releases nothing; a page without any mark releases nothing anyway.
    undecided = styles.undecided or any("stylesheet" in one.get("rel", "").lower() for one in root.iter("link"))
    doubt = _MAY_HIDE if undecided and bears_marks(parts) else None
    if undecided and doubt is None:
        odd.append(replace(_MAY_HIDE, message="a style sheet may hide parts of this page, which were read as text"))
    return Extract("html", parts, tuple(odd), doubt=doubt)


def _decoded(raw: bytes, name: str, charset: str | None) -> str:
    """The text of a page: by its byte order mark, by the charset that the envelope or itself states, else as text."""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        stated = _CHARSET.search(raw[:4000])
        for claim in (charset, stated.group(1).decode("ascii") if stated else None):
            try:
                if claim is not None and codecs.lookup(claim).name not in ("utf-16", "utf-16-le", "utf-16-be"):
                    return raw.decode(claim)
            except (LookupError, ValueError):
                continue
    return decode(raw, name)[0]


class _Walk:
    """One walk over a page, iterative; ``seen`` counts what was left out."""

    def __init__(self, outline: Outline, styles: Styles) -> None:
        self.outline, self.styles = outline, styles
        self.seen: Counter[str] = Counter()
        self.buffer: list[str] = []
        self.lists: list[int | None] = []
        self.label = ""
        self.verbatim = 0

    def run(self, root: etree._Element) -> None:
        """Gives the outline each block of text below ``root``, in reading order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            tag = str(element.tag).lower()
            if event == "start":
                if self._is_left_out(tag, element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(tag, element)
                    self._text(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(tag)
            self._text(element.tail)
        self._flush()

    def _is_left_out(self, tag: str, element: etree._Element) -> bool:
        if tag in _RUN:
            self.seen["run"] += 1
        if tag in _AWAY:
            self.seen["away"] += 1
        if tag == "img" or (tag == "input" and element.get("type", "").lower() == "image"):
            self.seen["picture"] += 1
        if tag in _NO_TEXT or (tag == "input" and element.get("type", "").lower() == "hidden"):
            return True
        styled = self.styles.hide(tag, element.get("id", ""), element.get("class", ""))
        if styled or element.get("hidden") is not None or HIDES.search(element.get("style", "")):
            self.seen["hidden"] += bool("".join(_some_text(element)).strip())
            return True
        return False

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self.buffer.append("\n")
        elif tag == "pre":
            self.verbatim += 1
        elif tag in ("ol", "ul", "menu"):
            self.lists.append(_first(element) if tag == "ol" else None)
        elif tag == "li":
            self.label = self._next_label(element)
        elif tag == "table":
            self.outline.start_table(layout=True)
        elif tag == "tr":
            self.outline.start_row()
        elif tag in ("td", "th"):
            self.outline.start_cell()

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "pre":
            self.verbatim -= 1
        elif tag in ("ol", "ul", "menu"):
            self.lists.pop()
        elif tag in ("td", "th"):
            self.outline.end_cell()
        elif tag == "table":
            self.outline.end_table()

    def _next_label(self, element: etree._Element) -> str:
        if not self.lists or self.lists[-1] is None:
            return "- "
        stated = element.get("value", "")
        number = int(stated) if re.fullmatch(r"\d{1,4}", stated, re.ASCII) else self.lists[-1]
        self.lists[-1] = number + 1
        return f"{number}. "

    def _text(self, text: str | None) -> None:
        if text:
            self.buffer.append(text if self.verbatim else re.sub(r"[ \t\r\n\f]+", " ", text))

    def _flush(self) -> None:
        text = "".join(self.buffer)
        self.buffer.clear()
        if not self.verbatim:
            text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
        if text.strip():
            self.outline.paragraph(labelled(self.label, text))
            self.label = ""


def _first(element: etree._Element) -> int:
    stated = element.get("start", "")
    return int(stated) if re.fullmatch(r"\d{1,4}", stated, re.ASCII) else 1


def _some_text(element: etree._Element) -> Iterator[str]:
    """The first texts below ``element``."""
    for at, text in enumerate(element.itertext()):
        if at > 50:
            return
        yield str(text)


def _left_out(seen: Counter[str]) -> Iterator[Diagnostic]:
    if seen["hidden"]:
        yield Diagnostic("hidden_text_left_out", "text that is set not to show was left out")
    if seen["run"]:
        yield Diagnostic("embedded_left_out", "the page holds scripts or objects; they were not run and not read")
    if seen["comment"]:
        yield Diagnostic("comments_left_out", "comments in the source of the page were left out")
    if seen["away"]:
        yield Diagnostic("linked_left_out", "parts that lie elsewhere were not fetched")
    if seen["picture"]:
        what = f"{seen['picture']} pictures were left out; what is written in them was not read"
        yield Diagnostic("picture_left_out", what)
