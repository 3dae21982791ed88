"""Rule files → RuleBook, or one line that says which file cannot be judged, where and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.book import RuleBook, with_digest
from tearline.rulebook.control_list import compile_control_list
from tearline.rulebook.entries import compile_entry_file, references_of, refs_of
from tearline.rulebook.law import compile_law, is_law_file
from tearline.rulebook.place import Place
from tearline.rulebook.rule import ControlList, Rule, within
from tearline.rulebook.vocabulary import ITEM_KIND, Vocabulary, compile_attributes, compile_kinds

ATTRIBUTES, KINDS = "vocabulary/attributes.yaml", "vocabulary/kinds.yaml"


def compile_rules(files: Mapping[str, bytes]) -> RuleBook:
    """The rulebook of ``files`` (``us-ccl/entries/2B008.yaml`` → bytes), whatever their order.

    Raises Refused, naming file and place: unknown predicates, attributes, kinds and terms, missing
    citations, validity or cases, references to nothing, rules outside the dates of their list.
    """
    vocabulary = _vocabulary(files)
    lists: dict[str, ControlList] = {}
    entry_files: list[Place] = []
    for name in sorted(set(files) - {ATTRIBUTES, KINDS}):
        parts = PurePosixPath(name).parts
        if len(parts) == 3 and parts[1] == "entries":
            entry_files.append(_read(files, name))
        elif len(parts) == 2 and parts[1] == "regime.yaml":
            control = compile_control_list(_read(files, name), vocabulary, folder=parts[0])
            lists[control.id] = control
        elif not is_law_file(name):
            raise Refused("no compiler reads this kind of file", where=name, todo="mend its name or take it away")
    rules = [rule for place in entry_files for rule in compile_entry_file(place, vocabulary, lists)]
    _check_paths(rules)
    _check_references(rules, lists)
    _check_order(rules)
    rules.sort(key=lambda rule: (rule.list_id, rule.path, rule.valid))
    return with_digest(RuleBook(vocabulary, lists, tuple(rules), compile_law(files)))


def _read(files: Mapping[str, bytes], name: str) -> Place:
    return Place(read_yaml(files[name], where=name), name)


def _vocabulary(files: Mapping[str, bytes]) -> Vocabulary:
    for name in (ATTRIBUTES, KINDS):
        if name not in files:
            raise Refused("the vocabulary is missing", where=name, todo="rules cannot be read without it")
    attributes = compile_attributes(_read(files, ATTRIBUTES))
    place = _read(files, KINDS)
    kinds = compile_kinds(place)
    for kind in kinds.values():
        for name, values in kind.implies.items():
            attribute = attributes.get(name)
            if attribute is None or attribute.kind != "choice" or set(values) - set(attribute.choices):
                raise place.refuse(f"kind '{kind.id}' implies {name} {list(values)}, which the registry does not know")
    asked = attributes.get(ITEM_KIND)
    if asked and set(asked.choices) - set(kinds):
        raise place.refuse(f"'{ITEM_KIND}' may be {sorted(set(asked.choices) - set(kinds))}, which are not kinds")
    return Vocabulary(attributes, kinds)


def _check_paths(rules: list[Rule]) -> None:
    for n, one in enumerate(rules):
        for other in rules[:n]:
            if (one.list_id, one.path) != (other.list_id, other.path):
                continue
            later, earlier = (one, other) if one.valid.start >= other.valid.start else (other, one)
            if earlier.valid.covers(later.valid.start):
                raise Refused(
                    f"two rules for {one.path} hold on {later.valid.start}",
                    where=f"{one.list_id}, {one.path}",
                    todo="end the earlier one",
                )


def _check_order(rules: list[Rule]) -> None:
    """No entry comes before itself: ``other than those controlled by`` must end somewhere."""
    for rule in rules:
        waiting, met = [rule], {rule.path}
        while waiting:
            for entry in (*waiting[0].residual, *refs_of(waiting[0])):
                for other in rules:
                    if other.list_id != rule.list_id or not within(other.path, entry):
                        continue
                    if other.path == rule.path:
                        raise Refused(f"{rule.path} comes before itself", where=f"{rule.list_id}, {rule.path}")
                    if other.path not in met:
                        met.add(other.path)
                        waiting.append(other)
            waiting.pop(0)


def _check_references(rules: list[Rule], lists: Mapping[str, ControlList]) -> None:
    for rule in rules:
        rivals = [other for other in rules if other.list_id == rule.list_id]
        known = {other.path for other in rivals} | {u.path for u in lists[rule.list_id].unencoded}
        for target in references_of(rule):
            if not any(within(path, target) for path in known):
                raise Refused(
                    f"{rule.path} refers to {target}, which is neither encoded nor named as not encoded",
                    where=f"{rule.list_id}/entries, {rule.path}",
                    todo="encode it, or name it in the regime's not_encoded",
                )
    for control in lists.values():
        for prefix, entries in control.hs.items():
            paths = [r.path for r in rules if r.list_id == control.id] + [u.path for u in control.unencoded]
            for entry in entries:
                if not any(within(path, entry) for path in paths):
                    raise Refused(f"HS {prefix} leads to {entry}, which the list does not have", where=control.id)
