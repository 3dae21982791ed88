"""Writes regimes/us-ear/country_chart.yaml from parsed copies of 15 CFR 738 supp. 1 and 740 supp. 1.

    python tools/encode_country_chart.py CHART.json GROUPS.json [OUTPUT.yaml]

Both inputs are JSON with the marks of each destination by the chart's own country names. Only facts
are carried over: marks, groups, footnote numbers, dates, digests. The wording of footnotes and
pointers below is ours. A country name that is not in the table below stops the run.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

CODES = """
Afghanistan AF|Albania AL|Algeria DZ|Andorra AD|Angola AO|Antigua and Barbuda AG|Argentina AR|Armenia AM|Aruba AW
Australia AU|Austria AT|Azerbaijan AZ|Bahamas, The BS|The Bahamas BS|Bahrain BH|Bangladesh BD|Barbados BB|Belarus BY
Belgium BE|Belize BZ|Benin BJ|Bhutan BT|Bolivia BO|Bosnia and Herzegovina BA|Bosnia & Herzegovina BA|Botswana BW
Brazil BR|Brunei BN|Bulgaria BG|Burkina Faso BF|Burma MM|Burundi BI|Cambodia KH|Cameroon CM|Canada CA|Cape Verde CV
Central African Republic CF|Chad TD|Chile CL|China CN|China (PRC) CN|Colombia CO|Comoros KM
Congo (Democratic Republic of the) CD|Congo (Democratic Republic of) CD|Congo (Republic of the) CG|Costa Rica CR
Cote d'Ivoire CI|Cote d'lvoire CI|Croatia HR|Cuba CU|Curaçao CW|Cyprus CY|Czech Republic CZ|Denmark DK|Djibouti DJ
Dominica DM|Dominican Republic DO|Ecuador EC|Egypt EG|El Salvador SV|Equatorial Guinea GQ|Eritrea ER|Estonia EE
Eswatini SZ|Ethiopia ET|Fiji FJ|Finland FI|France FR|Gabon GA|Gambia, The GM|Georgia GE|Germany DE|Ghana GH|Greece GR
Grenada GD|Guatemala GT|Guinea GN|Guinea-Bissau GW|Guyana GY|Haiti HT|Honduras HN|Hungary HU|Iceland IS|India IN
Indonesia ID|Iran IR|Iraq IQ|Ireland IE|Israel IL|Italy IT|Jamaica JM|Japan JP|Jordan JO|Kazakhstan KZ|Kenya KE
Kiribati KI|Korea, North KP|Korea, South KR|Kosovo XK|Kuwait KW|Kyrgyzstan KG|Laos LA|Latvia LV|Lebanon LB|Lesotho LS
Liberia LR|Libya LY|Liechtenstein LI|Lithuania LT|Luxembourg LU|Macau MO|Madagascar MG|Malawi MW|Malaysia MY
Maldives MV|Mali ML|Malta MT|Marshall Islands MH|Mauritania MR|Mauritius MU|Mexico MX
Micronesia (Federated State of) FM|Micronesia, Federated States of FM|Moldova MD|Monaco MC|Mongolia MN|Montenegro ME
Morocco MA|Mozambique MZ|Namibia NA|Nauru NR|Nepal NP|Netherlands NL|New Zealand NZ|Nicaragua NI|Niger NE|Nigeria NG
North Macedonia MK|Norway NO|Oman OM|Pakistan PK|Palau PW|Panama PA|Papua New Guinea PG|Paraguay PY|Peru PE
Philippines PH|Poland PL|Portugal PT|Qatar QA|Romania RO|Russia RU|Rwanda RW|St. Kitts and Nevis KN
Saint Kitts & Nevis KN|St. Lucia LC|Saint Lucia LC|St. Vincent and the Grenadines VC|Saint Vincent and the Grenadines VC
Samoa WS|San Marino SM|Sao Tome and Principe ST|Sao Tome & Principe ST|Saudi Arabia SA|Senegal SN|Serbia RS
Seycheles SC|Seychelles SC|Sierra Leone SL|Singapore SG
Sint Maarten (the Dutch two-fifths of the island of Saint Martin) SX|Slovakia SK|Slovenia SI|Solomon Islands SB
Somalia SO|South Africa ZA|South Sudan, Republic of SS|Spain ES|Sri Lanka LK|Sudan SD|Suriname SR|Sweden SE
Switzerland CH|Syria SY|Taiwan TW|Tajikistan TJ|Tanzania TZ|Thailand TH|Timor-Leste TL|Togo TG|Tonga TO
Trinidad and Tobago TT|Trinidad & Tobago TT|Tunisia TN|Türkiye TR|Turkmenistan TM|Tuvalu TV|Uganda UG|Ukraine UA
United Arab Emirates AE|United Kingdom GB|United States US|Uruguay UY|Uzbekistan UZ|Vanuatu VU|Vatican City VA
Venezuela VE|Vietnam VN|Western Sahara EH|Yemen YE|Zambia ZM|Zimbabwe ZW
"""
BY_NAME = {
    name: code for line in CODES.split("\n") for pair in line.split("|") if pair for name, code in [pair.rsplit(" ", 1)]
}

# Destinations without a row of their own, which the text itself gives to another's.
FOLLOWS = {"hong kong": ("HK", "Hong Kong"), "cayman islands": ("KY", "Cayman Islands")}

# What each footnote of the chart is about, in our words; the official text governs.
FOOTNOTES = {
    1: "United Nations measures also apply (746.1(b), and 746.3 for Iraq)",
    2: "special provisions for certain thermal imaging cameras (742.4(a))",
    3: "special provisions for military commodities under 0A919 (742.6(a)(3))",
    4: "special provisions for certain thermal imaging cameras (742.6(a)(2) and (4)(ii))",
    5: "Liechtenstein is treated as Switzerland",
    6: "sanctions on Russia and Belarus reach every entry of the list (746.5, 746.8)",
    7: "6A003.b.4.b and 9A515.e still need a licence to India for regional stability",
    8: "Crimea and the occupied parts of Donetsk and Luhansk need a licence for nearly everything (746.6)",
    9: "Crimea and the occupied parts of Donetsk and Luhansk need a licence for nearly everything (746.6)",
    10: "certain firearms entries need a licence here although the row has few marks",
}
POINTERS = {"CU": "part 746", "IR": "part 746", "KP": "742.19 and 746.4", "SY": "746.9"}


def encode(chart_raw: bytes, groups_raw: bytes) -> str:
    """The text of country_chart.yaml for the two parsed files."""
    chart, groups = json.loads(chart_raw), json.loads(groups_raw)
    by_code: dict[str, list[str]] = {}
    for group, names in groups["groups"].items():
        for name in names:
            by_code.setdefault(BY_NAME[name], []).append(group)
    rows: dict[str, tuple[str, list[str], list[int], str]] = {}
    for name, row in chart["countries"].items():
        marks = [column for column in chart["columns"] if column in row["marks"]]
        # Footnote 5 and 738.3(b): Liechtenstein is one territory with Switzerland, groups included.
        follows = "CH" if 5 in row["footnotes"] else ""
        rows[BY_NAME[name]] = (name, marks, row["footnotes"], follows)
    for name, row in chart["embargoed"].items():
        rows[BY_NAME[name]] = (name, [], row["footnotes"], "")
    for key, given in chart["territoryInheritance"].items():
        if key in FOLLOWS:
            code, name = FOLLOWS[key]
            whose = BY_NAME[given["row"]]
            rows[code] = (name, rows[whose][1], rows[whose][2], whose)
    issued = max(chart["ecfrIssueDate"], groups["ecfrIssueDate"])
    lines = [
        "# Facts of 15 CFR 738 supp. 1 and 740 supp. 1, written by tools/encode_country_chart.py: do not edit.",
        "law: us-ear",
        f"text_date: {issued}",
        f"valid: {{from: {issued}}}",
        "source: {cite: 15 CFR 738 supp. 1, source: secondary}",
        "groups_source: {cite: 15 CFR 740 supp. 1, source: secondary}",
        "data_sha256:",
        f"  country_chart: {hashlib.sha256(chart_raw).hexdigest()}",
        f"  country_groups: {hashlib.sha256(groups_raw).hexdigest()}",
        f"columns: [{', '.join(chart['columns'])}]",
        "footnotes:",
        *(f'  "{number}": {_quoted(FOOTNOTES[int(number)])}' for number in chart["footnotes"]),
        "rows:",
    ]
    for code in sorted(rows):
        name, marks, notes, follows = rows[code]
        parts = [f"code: {code}", f"name: {_quoted(name)}"]
        parts += [f"columns: [{', '.join(marks)}]"] if marks else []
        parts += [f"footnotes: [{', '.join(map(str, notes))}]"] if notes else []
        held = by_code.get(code) or by_code.get(follows, [])
        parts += ["groups: [" + ", ".join(f'"{group}"' for group in held) + "]"] if held else []
        parts += [f"pointer: {_quoted(POINTERS[code])}"] if code in POINTERS else []
        parts += [f"follows: {follows}"] if follows else []
        lines.append(f"  - {{{', '.join(parts)}}}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'


def main(arguments: list[str]) -> int:
    """Writes the file, or standard output where no output is named."""
    if len(arguments) not in (2, 3):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    text = encode(Path(arguments[0]).read_bytes(), Path(arguments[1]).read_bytes())
    if len(arguments) == 3:
        Path(arguments[2]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
