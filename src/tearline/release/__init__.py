"""What one audience may be given: a new document made of the passages that are marked for it.

``draft`` picks and builds (steps 1 to 3 of docs/reference/markings.md), ``write_text`` and
``write_docx`` write and read back (step 4). Who approved (step 5) is casework's to count.
"""

from tearline.release.draft import draft
from tearline.release.text import write_text
from tearline.release.word import write_docx

__all__ = ["draft", "write_docx", "write_text"]
