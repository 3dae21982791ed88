"""A tamper-evident record of what was done: pure hashing, proofs, verification.

Whatever is changed, dropped, swapped, inserted or cut off is found, and the first such entry named.
Storage keeps the entries; the numbered steps of the check are in docs/reference/ledger.md.
"""

from tearline.ledger.entry import Entry, commitment, read_entry
from tearline.ledger.export import Proof, export, prove, read_checkpoint, read_proof, verify_export
from tearline.ledger.tree import Frontier, leaf_hash
from tearline.ledger.verify import Checkpoint, Head, Kept, StoredEntry, Verification, verify

__all__ = [
    "Checkpoint",
    "Entry",
    "Frontier",
    "Head",
    "Kept",
    "Proof",
    "StoredEntry",
    "Verification",
    "commitment",
    "export",
    "leaf_hash",
    "prove",
    "read_checkpoint",
    "read_entry",
    "read_proof",
    "verify",
    "verify_export",
]
