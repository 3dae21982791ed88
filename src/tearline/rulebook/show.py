"""A rule laid out for a reader, beside the official text; and what changed between two days."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tearline.model.refusal import Refused
from tearline.notation.canonical import plain
from tearline.rulebook.book import RuleBook, Rules
from tearline.rulebook.entries import leaves
from tearline.rulebook.official import OfficialText, bound
from tearline.rulebook.rule import DefinedTerm, Rule, within


def show(rules: Rules, entry: str, official: OfficialText | None = None, list_id: str | None = None) -> dict[str, Any]:
    """Every rule of ``entry`` (``2B008`` or ``2B008.c``) on that day, of one list or of all, as JSON types.

    Each with its tests, terms, notes, reasons, questions and cases, whether it is bound to
    ``official``, and that text where it is loaded. Refused where no list knows the entry.
    """
    wanted = [list_id] if list_id else sorted(rules.lists)
    found = [_list(rules, name, entry, official) for name in wanted]
    if not any(one["rules"] or one["not_encoded"] or one["official_text"] for one in found):
        raise Refused(
            f"no list has an encoded rule or a text for '{entry}' on {rules.as_of}",
            todo="write the entry as in 2B008.c, or choose another day",
        )
    return {"entry": entry, "as_of": rules.as_of.isoformat(), "rulebook": rules.digest, "lists": found}


def _list(rules: Rules, list_id: str, entry: str, official: OfficialText | None) -> dict[str, Any]:
    on_day = rules.list(list_id)
    text = official if official is not None and official.list_id == list_id else None
    return {
        "list": list_id,
        "title": on_day.control.title,
        "problem": on_day.problem,
        "list_date": plain(on_day.vintage.dated) if on_day.vintage else None,
        "superseded": on_day.superseded,
        "rules": [_rule(rules, rule, text) for rule in on_day.rules if _touches(rule.path, entry)],
        "not_encoded": [
            {"path": part.path, "why": part.why} for part in on_day.unencoded if _touches(part.path, entry)
        ],
        "official_text": [
            {"path": one.path, "kind": one.kind, "text": one.text} for one in (text.scope(entry) if text else ())
        ],
    }


def _rule(rules: Rules, rule: Rule, official: OfficialText | None) -> dict[str, Any]:
    binding = bound(rule, official)
    definitions = rules.list(rule.list_id).control.definitions
    terms = {leaf.term for test in (rule.head, rule.test) for leaf in leaves(test) if isinstance(leaf, DefinedTerm)}
    shape: dict[str, Any] = msgspec.to_builtins(rule)
    return {
        **{key: value for key, value in shape.items() if key not in ("list_id", "citation")},
        "citation": plain(rule.citation),
        "definitions": [msgspec.to_builtins(definitions[term]) for term in sorted(terms)],
        "official_text_bound": binding.bound,
        "binding": binding.note,
    }


def diff(book: RuleBook, entry: str, earlier: date, later: date) -> list[dict[str, Any]]:
    """What the rules of ``entry`` say on two days, list by list and path by path, where it differs.

    ``change``: added, dropped, changed or no_text (one of the days has no text, so nothing can be
    said); ``before`` and ``after`` are the rules as JSON types. Cases and dates do not count.
    """
    old, new = book.on(earlier), book.on(later)
    changes: list[dict[str, Any]] = []
    known = False
    for list_id in sorted(book.lists):
        before, after = _texts(old, list_id, entry), _texts(new, list_id, entry)
        known = known or bool(before or after)
        problems = [one for one in (old.list(list_id).problem, new.list(list_id).problem) if one]
        if problems:
            if before or after:
                changes.append({"list": list_id, "path": entry, "change": "no_text", "note": problems[0]})
            continue
        for path in sorted({*before, *after}):
            change = "changed" if path in before and path in after else "dropped" if path in before else "added"
            if before.get(path) != after.get(path):
                changes.append(
                    {
                        "list": list_id,
                        "path": path,
                        "change": change,
                        "before": before.get(path),
                        "after": after.get(path),
                    }
                )
    if not known:
        raise Refused(f"no list has an encoded rule for '{entry}' on {earlier} or {later}")
    return changes


def _texts(rules: Rules, list_id: str, entry: str) -> dict[str, Any]:
    shown = ("subject", "head", "test", "exceptions", "residual", "reasons", "combination")
    found: dict[str, Any] = {}
    for rule in rules.list(list_id).rules:
        if _touches(rule.path, entry):
            shape = msgspec.to_builtins(rule)
            found[rule.path] = {**{key: shape[key] for key in shown}, "citation": plain(rule.citation)}
    return found


def _touches(path: str, entry: str) -> bool:
    """The entry itself, what stands below it, and what stands above it."""
    return within(path, entry) or within(entry, path)
