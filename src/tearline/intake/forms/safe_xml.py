"""XML of a stranger: no entity is resolved, nothing is fetched, depth and size are bounded by the parser."""

from __future__ import annotations

from lxml import etree

from tearline.model.refusal import Refused


def parse_xml(raw: bytes, name: str) -> etree._Element:
    """The root of ``raw``. Raises Refused for broken XML, and for a document type, which can declare entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(
            "the XML inside is broken or nested too deeply", where=name, todo="save the document again"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        what = "the XML inside declares a document type, which no Word document does"
        raise Refused(what, where=name, todo="save the document again")
    return root
