"""A control list of a country that does not exist, small enough to read, with two vintages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from tearline.rulebook import RuleBook, compile_rules

ATTRIBUTES = """
attributes:
  item_kind:
    {name: kind of item, kind: choice, choices: [kettle, teapot, other], ask: What is it?}
  litres:
    {name: volume, kind: figure, dimensions: [length], axes: {length: linear}, ask: How much does it hold?}
  spouts:
    {name: spouts, kind: figure, dimensions: [count], ask: How many spouts has it?, counts: linear}
  whistles:
    {name: whistling, kind: flag, ask: Does it whistle?, aliases: [whistling]}
  made_for:
    {name: purpose, kind: choice, choices: [tea, coffee, other], ask: What is it made for?}
"""

KINDS = """
kinds:
  kettle: {phrases: [kettle, whistling kettle]}
  teapot: {phrases: [teapot], implies: {made_for: [tea]}}
  other: {phrases: [spoon]}
"""

REGIME = """
id: borduria
title: Bordurian list of strategic kettles
official: none
vintages:
  - id: old
    valid: {from: 1990-01-01, to: 1999-12-31}
    dated: 1990-01-01
    text: gazette of 1990
    encoded: [1K001]
  - id: new
    valid: {from: 2001-01-01}
    dated: 2001-01-01
    text: gazette of 2001
    encoded: [1K001]
    superseded: {by: gazette of 2010, from: 2010-01-01}
    caveats: [Teaspoons were not read.]
definitions:
  large:
    say: large (as the list defines it)
    source: {cite: article 1, kind: secondary, derived_from: a summary}
    test:
      threshold: {attribute: spouts, op: ">=", value: 2, better: higher}
not_encoded:
  - path: 1K009
    valid: {from: 1990-01-01}
    why: teapots
    head:
      kind: {is: [teapot], beware: [pot]}
hs:
  "7323": [1K001]
"""

ENTRY = """
list: borduria
rules:
  - path: 1K001
    valid: {from: 1990-01-01, to: 1999-12-31}
    source: {cite: "article 2 (1990)", kind: secondary, derived_from: a summary}
    subject: kettles
    head:
      kind: {is: [kettle], may_be: [teapot], beware: [whistle]}
    test:
      all:
        - flag: {attribute: whistles}
        - threshold: {attribute: spouts, op: ">=", value: 3, better: higher}
    cases:
      - name: three whistling spouts were controlled
        description: kettle
        expect: controlled
        facts: [{whistles: true}, {spouts: 3}]
      - name: two spouts were free
        description: kettle
        expect: not_controlled
        facts: [{whistles: true}, {spouts: 2}]
  - path: 1K001
    valid: {from: 2001-01-01}
    source: {cite: "article 2 (2001)", kind: secondary, derived_from: a summary}
    subject: kettles
    head:
      kind: {is: [kettle], may_be: [teapot], beware: [whistle]}
    test:
      all:
        - flag: {attribute: whistles}
        - defined_term: large
    exceptions:
      - note: kettles made for coffee
        effect: does_not_control
        scope: 1K001
        redirect: [1K009]
        if:
          enum: {attribute: made_for, one_of: [coffee]}
    reasons: [{reason: KT, column: 1}]
    cases:
      - name: two whistling spouts are controlled
        description: kettle
        expect: controlled
        facts: [{whistles: true}, {spouts: 2}, {made_for: tea}]
      - {name: one spout is free, description: kettle, expect: not_controlled, facts: [{spouts: 1}]}
"""


def borduria(**changes: str) -> dict[str, bytes]:
    """The files of the fictional list; ``attributes``, ``kinds``, ``regime`` or ``entry`` replace one of them."""
    texts: Mapping[str, tuple[str, str]] = {
        "attributes": ("vocabulary/attributes.yaml", ATTRIBUTES),
        "kinds": ("vocabulary/kinds.yaml", KINDS),
        "regime": ("borduria/regime.yaml", REGIME),
        "entry": ("borduria/entries/1K001.yaml", ENTRY),
    }
    return {path: changes.get(name, text).encode() for name, (path, text) in texts.items()}


def package_files() -> dict[str, bytes]:
    """The rule files that come with Tearline."""
    root = Path(str(resources.files("tearline"))) / "regimes"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


@cache
def package_book() -> RuleBook:
    """The rulebook that comes with Tearline, compiled once for all tests."""
    return compile_rules(package_files())
