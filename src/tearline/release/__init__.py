"""What one audience may be given: a new document made of the passages that are marked for it.

``draft`` picks and builds (steps 1 to 3 of docs/reference/markings.md), ``write_text`` and
``write_docx`` write and read back (step 4), ``approvals_complete`` counts the approvers (step 5).
"""

from tearline.release.approval import approvals_complete
from tearline.release.draft import draft
from tearline.release.text import write_text
from tearline.release.word import write_docx

__all__ = ["approvals_complete", "draft", "write_docx", "write_text"]
