"""What may happen to a case, by whom and when: one table, and a history that is only ever added to.

docs/reference/casework.md has the table and says what each event must carry.
"""

from tearline.casework.guards import APPROVERS
from tearline.casework.history import Actor, apply, as_of, open_case, replay
from tearline.casework.standing import advice, approvals, basis, countersignature, dossier, drafts, subject_for

__all__ = [
    "APPROVERS",
    "Actor",
    "advice",
    "apply",
    "approvals",
    "as_of",
    "basis",
    "countersignature",
    "dossier",
    "drafts",
    "open_case",
    "replay",
    "subject_for",
]
