"""Control lists as dated rules: YAML in, a RuleBook with a digest out; and the official text to hold it against."""

from tearline.rulebook.book import ListOnDay, RuleBook, Rules, from_bytes, to_bytes
from tearline.rulebook.compiler import compile_rules
from tearline.rulebook.official import OfficialText, bind

__all__ = [
    "ListOnDay",
    "OfficialText",
    "RuleBook",
    "Rules",
    "bind",
    "compile_rules",
    "from_bytes",
    "to_bytes",
]
