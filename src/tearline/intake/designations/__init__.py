"""The designations in a message: whom an authority names under a measure, and whom it releases from one.

``frames`` finds the words that designate, ``parties`` the names in the place that a frame leaves for them,
``measures`` what they are named under, ``reading`` goes through the message. Precision comes first.
"""

from __future__ import annotations

from tearline.intake.designations.reading import designations as designations

__all__ = ["designations"]
