"""Control lists as dated rules: YAML in, a RuleBook with a digest out; and the official text to hold it against."""

from tearline.rulebook.book import ListOnDay, RuleBook, Rules, from_bytes, to_bytes
from tearline.rulebook.compiler import compile_rules
from tearline.rulebook.official import Bound, OfficialText, bind
from tearline.rulebook.official_file import read_official
from tearline.rulebook.show import diff, show

__all__ = [
    "Bound",
    "ListOnDay",
    "OfficialText",
    "RuleBook",
    "Rules",
    "bind",
    "compile_rules",
    "diff",
    "from_bytes",
    "read_official",
    "show",
    "to_bytes",
]
