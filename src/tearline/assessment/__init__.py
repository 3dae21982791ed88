"""One sale, one date, one recommendation, and every reason for it. Pure: nothing is read or kept."""

from tearline.assessment.assess import assess
from tearline.assessment.given import Accepted, Given, Resolution, Rules
from tearline.assessment.report import to_json

__all__ = ["Accepted", "Given", "Resolution", "Rules", "assess", "to_json"]
