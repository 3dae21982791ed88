"""A proposed sale: contemplated, not yet licensed; neither an order nor a shipment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tearline.model.item import Item
from tearline.model.party import Party, Role
from tearline.model.truth import Truth


class Transaction(StrEnum):
    EXPORT = "export"
    REEXPORT = "reexport"
    TRANSIT = "transit"
    TRANSSHIPMENT = "transshipment"
    BROKERING = "brokering"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    INTANGIBLE = "intangible"
    TRANSFER = "transfer"


class DocumentKind(StrEnum):
    END_USER_STATEMENT = "end_user_statement"
    IMPORT_CERTIFICATE = "import_certificate"
    DELIVERY_VERIFICATION = "delivery_verification"
    WRITTEN_ASSURANCE = "written_assurance"
    CONTRACT = "contract"
    PERMIT = "permit"


CIRCUMSTANCES: tuple[str, ...] = (
    "cash_payment",
    "end_use_refused",
    "declines_installation",
    "declines_training",
    "declines_maintenance",
    "unfamiliar_with_product",
    "vague_delivery",
    "abnormal_route",
    "abnormal_packaging",
    "evasive_on_reexport",
    "incompatible_configuration",
    "late_route_change",
    "letter_of_credit_to_issuing_bank",
    "little_web_presence",
    "consignee_is_mail_centre",
    "forwarder_is_destination",
    "product_unfit_for_business",
    "beyond_country_level",
)
"""What a seller may state of a sale, each yes, no or unknown; the red flags are judged from them."""


@dataclass(frozen=True, slots=True)
class SaleDocument:
    """A paper that accompanies a sale; ``covers_quantity`` None where it states none."""

    kind: DocumentKind
    number: str | None = None
    issuer: str | None = None
    valid_to: date | None = None
    covers_quantity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ProposedSale:
    """One sale, as its file states it. ``destination`` and ``route`` are ISO 3166 alpha-2.

    ``circumstances`` has keys of ``CIRCUMSTANCES``; one that it lacks was not stated.
    """

    reference: str
    date: date
    parties: tuple[Party, ...]
    items: tuple[Item, ...]
    destination: str | None
    transaction: Transaction = Transaction.EXPORT
    route: tuple[str, ...] = ()
    installation_site: str | None = None
    stated_end_use: str | None = None
    documents: tuple[SaleDocument, ...] = ()
    circumstances: Mapping[str, Truth] = field(default_factory=dict)

    def party(self, role: Role) -> tuple[Party, ...]:
        """Every party in that role, in the order of the sale."""
        return tuple(party for party in self.parties if party.role is role)
