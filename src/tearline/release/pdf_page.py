"""The pages of a release and of a cable in PDF, as Typst is told to lay them out.

The words come in as data (``sys.inputs``), never as part of this source: nothing that a text holds
is ever taken for a command. Banners and page numbers are marked as furniture of the page.
"""

from __future__ import annotations

_PAGE = r"""
#let page-data = json(bytes(sys.inputs.page))
#let banner = strong(page-data.banner)
#set document(title: page-data.title, date: none)
#set page(
  paper: "a4",
  margin: (x: 28mm, top: 32mm, bottom: 32mm),
  header: align(center, banner),
  footer: align(center)[#context counter(page).display() #linebreak() #banner],
)
#set text(
  font: page-data.fonts, size: 11pt, lang: page-data.lang, region: page-data.region,
  hyphenate: false, ligatures: false, fallback: false,
)
#set par(leading: 0.72em, spacing: 1.4em, justify: false)
"""

RELEASE = (
    _PAGE
    + r"""
#show heading.where(level: 1): it => align(center, text(size: 14pt, tracking: 0.5pt, it.body))
#show heading.where(level: 2): it => block(text(size: 11pt, it.body))

// A joiner that does not show gets a run of its own, so that it is never taken for a part of a letter.
#let split-joiner = text.with(fill: rgb("#000001"))
#let said(words) = words.split("\u{200c}").join(split-joiner("\u{200c}"))
// The direction is said: a language alone would turn a line of which we hold that it runs from the left.
#let in-its-language(one) = {
  text(lang: one.lang, region: one.region, dir: if one.rtl { rtl } else { ltr }, said(one.text))
}

#let passage(one) = {
  let mark = text(size: 9pt, strong(one.mark))
  if one.rtl {
    [#mark]
    block(above: 0.6em, width: 100%, {
      set text(lang: one.lang, dir: rtl)
      set align(right)
      said(one.text)
    })
  } else [#mark #in-its-language(one)]
}

#heading(level: 1, page-data.title)
#v(0.8em)
#set enum(spacing: 1.4em, body-indent: 0.8em)
#for one in page-data.portions {
  if one.kind == "heading" { heading(level: 2, passage(one)) }
  else if one.kind == "address" { block(above: 0.72em, below: 0.72em, par(in-its-language(one))) }
  else if one.kind == "plain" { block(above: 1.6em, below: 1.6em, par(in-its-language(one))) }
  else if one.number == none { par(passage(one)) }
  else { enum.item(one.number, passage(one)) }
}
"""
)
"""Title, then passages; ``rtl`` ones on lines of their own, from the right."""

CABLE = (
    _PAGE
    + r"""
#show raw: set text(font: (page-data.fixed, ..page-data.fonts), size: 10pt)
#for lines in page-data.blocks {
  block(above: 1.5em, below: 1.5em, for line in lines {
    block(above: 0.6em, below: 0.6em, par(raw(line)))
  })
}
"""
)
"""The lines of a telegram as they are, each a paragraph; an empty line parts the blocks."""
