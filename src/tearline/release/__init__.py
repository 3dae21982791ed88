"""What one audience may be given: a new document made of the passages that are marked for it; and the alert itself.

``draft`` picks and builds (steps 1 to 3 of docs/reference/markings.md), ``write_text``, ``write_docx``
and ``write_pdf`` write and read back (step 4). Who approved (step 5) is casework's to count. The cable
that asks a post to hand a non-paper over, and the letter that covers it, are made by ``compose``,
``cable_text`` and ``letter`` (docs/reference/writing.md).
"""

from tearline.release.draft import draft
from tearline.release.pdf import write_pdf
from tearline.release.text import write_text
from tearline.release.word import write_docx

__all__ = ["draft", "write_docx", "write_pdf", "write_text"]
