"""The empty Word document that every release starts from, part by part (ECMA-376, transitional).

Word's library has a blank document of its own, which carries its maker's name, dates, a preview
picture and two hundred styles. This one holds what a non-paper needs and says nothing of anybody.
"""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _style(name: str, *, kind: str = "paragraph", extra: str = "", paragraph: str = "", run: str = "") -> str:
    default = ' w:default="1"' if name in {"Normal", "Default Paragraph Font"} else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{extra}'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_BASED = '<w:basedOn w:val="Normal"/>'
_SHOWN = f"{_BASED}<w:qFormat/>"

_STYLES = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
    'w:cs="Times New Roman"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", extra="<w:qFormat/>")
    + _style("Default Paragraph Font", kind="character", extra="<w:semiHidden/>")
    + _style(
        "Title",
        extra=_SHOWN,
        paragraph='<w:keepNext/><w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>',
        run='<w:b/><w:spacing w:val="20"/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    )
    + _style(
        "heading 1",
        extra=_SHOWN,
        paragraph='<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>',
        run="<w:b/>",
    )
    + _style(
        "Numbered Passage",
        extra=_SHOWN,
        paragraph='<w:numPr><w:numId w:val="1"/></w:numPr><w:widowControl/><w:jc w:val="left"/>',
    )
    + _style("Letter Line", extra=_SHOWN, paragraph='<w:jc w:val="left"/>')
    + _style("Letter Address", extra=_SHOWN, paragraph='<w:spacing w:after="0"/><w:jc w:val="left"/>')
    + _style("Letter Plain", extra=_SHOWN, paragraph='<w:spacing w:before="160"/><w:jc w:val="left"/>')
    + _style(
        "Cable Line",
        extra=_SHOWN,
        paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>',
        run='<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + _style("Portion Mark", kind="character", extra="<w:qFormat/>", run='<w:b/><w:sz w:val="20"/><w:szCs w:val="20"/>')
    + _style(
        "Banner",
        extra=_SHOWN,
        paragraph='<w:spacing w:after="0"/><w:jc w:val="center"/>',
        run='<w:b/><w:caps w:val="0"/>',
    )
    + _style(
        "Page Number Line",
        extra=_BASED,
        paragraph='<w:spacing w:after="60"/><w:jc w:val="center"/>',
        run='<w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + "</w:styles>"
)

_NUMBERING = (
    f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="NumberedPassage"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:removePersonalInformation/><w:removeDateAndTime/><w:defaultTabStop w:val="567"/>'
    "<w:compat>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)

_DOCUMENT = (
    f"{_HEAD}<w:document {_W} {_R}><w:body><w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1418" w:bottom="1701" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
"""A4; margins of 25 to 30 mm."""

_BANNER = '<w:p><w:pPr><w:pStyle w:val="Banner"/></w:pPr></w:p>'
_PAGE = '<w:p><w:pPr><w:pStyle w:val="PageNumberLine"/></w:pPr><w:fldSimple w:instr="PAGE"/></w:p>'


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


BLANK: dict[str, str] = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
            for name, kind in (
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("settings", "settings"),
                ("header1", "header"),
                ("footer1", "footer"),
            )
        )
        + "</Types>"
    ),
    "_rels/.rels": _relationships(
        (f"{_RELATION}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ),
    "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _relationships(
        (f"{_RELATION}/styles", "styles.xml"),
        (f"{_RELATION}/numbering", "numbering.xml"),
        (f"{_RELATION}/settings", "settings.xml"),
        (f"{_RELATION}/header", "header1.xml"),
        (f"{_RELATION}/footer", "footer1.xml"),
    ),
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "word/settings.xml": _SETTINGS,
    "word/header1.xml": f"{_HEAD}<w:hdr {_W}>{_BANNER}</w:hdr>",
    "word/footer1.xml": f"{_HEAD}<w:ftr {_W}>{_PAGE}{_BANNER}</w:ftr>",
}
"""Every part of the document, by its name in the archive; a release adds words and no part."""
