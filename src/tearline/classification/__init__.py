"""Items held against the control lists: controlled, not, or which fact would tell."""

from tearline.classification.candidates import Found, search
from tearline.classification.cases import CaseResult, run_cases
from tearline.classification.classify import classify
from tearline.classification.form import to_json

__all__ = ["CaseResult", "Found", "classify", "run_cases", "search", "to_json"]
