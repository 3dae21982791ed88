"""Geographic TAGS of US cables: the two letters that a cable's subject line is filed under.

Until GENC they follow FIPS 10-4 (later "Geopolitical Entities and Codes"), which gives many pairs
of letters another country than ISO 3166 does: CH is China, AU is Austria, IS is Israel. GENC, the
United States' profile of ISO 3166, came out on 2013-01-23; the older list ended on 2015-03-31.
"""

from __future__ import annotations

from datetime import date

GENC_PUBLISHED = date(2013, 1, 23)
GEC_RETIRED = date(2015, 3, 31)

# fmt: off
FIPS: tuple[str, ...] = (
    # tag and alpha-2, in the order of the tags
    "AA AW", "AC AG", "AE AE", "AF AF", "AG DZ", "AJ AZ", "AL AL", "AM AM", "AN AD", "AO AO", "AQ AS", "AR AR",
    "AS AU", "AT AU", "AU AT", "AV AI", "AX GB", "AY AQ", "BA BH", "BB BB", "BC BW", "BD BM", "BE BE", "BF BS",
    "BG BD", "BH BZ", "BK BA", "BL BO", "BM MM", "BN BJ", "BO BY", "BP SB", "BQ UM", "BR BR", "BS TF", "BT BT",
    "BU BG", "BV BV", "BX BN", "BY BI", "CA CA", "CB KH", "CD TD", "CE LK", "CF CG", "CG CD", "CH CN", "CI CL",
    "CJ KY", "CK CC", "CM CM", "CN KM", "CO CO", "CQ MP", "CR AU", "CS CR", "CT CF", "CU CU", "CV CV", "CW CK",
    "CY CY", "DA DK", "DJ DJ", "DO DM", "DQ UM", "DR DO", "DX GB", "EC EC", "EG EG", "EI IE", "EK GQ", "EN EE",
    "ER ER", "ES SV", "ET ET", "EU TF", "EZ CZ", "FG GF", "FI FI", "FJ FJ", "FK FK", "FM FM", "FO FO", "FP PF",
    "FQ UM", "FR FR", "FS TF", "GA GM", "GB GA", "GG GE", "GH GH", "GI GI", "GJ GD", "GK GG", "GL GL", "GM DE",
    "GO TF", "GP GP", "GQ GU", "GR GR", "GT GT", "GV GN", "GY GY", "GZ PS", "HA HT", "HK HK", "HM HM", "HO HN",
    "HQ UM", "HR HR", "HU HU", "IC IS", "ID ID", "IM IM", "IN IN", "IO IO", "IP FR", "IR IR", "IS IL", "IT IT",
    "IV CI", "IZ IQ", "JA JP", "JE JE", "JM JM", "JN SJ", "JO JO", "JQ UM", "JU TF", "KE KE", "KG KG", "KN KP",
    "KQ UM", "KR KI", "KS KR", "KT CX", "KU KW", "KV XK", "KZ KZ", "LA LA", "LE LB", "LG LV", "LH LT", "LI LR",
    "LO SK", "LQ UM", "LS LI", "LT LS", "LU LU", "LY LY", "MA MG", "MB MQ", "MC MO", "MD MD", "MF YT", "MG MN",
    "MH MS", "MI MW", "MJ ME", "MK MK", "ML ML", "MN MC", "MO MA", "MP MU", "MQ UM", "MR MR", "MT MT", "MU OM",
    "MV MV", "MW ME", "MX MX", "MY MY", "MZ MZ", "NC NC", "NE NU", "NF NF", "NG NE", "NH VU", "NI NG", "NL NL",
    "NN SX", "NO NO", "NP NP", "NR NR", "NS SR", "NU NI", "NZ NZ", "OD SS", "PA PY", "PC PN", "PE PE", "PK PK",
    "PL PL", "PM PA", "PO PT", "PP PG", "PS PW", "PU GW", "QA QA", "RB RS", "RE RE", "RI RS", "RM MH", "RN MF",
    "RO RO", "RP PH", "RQ PR", "RS RU", "RW RW", "SA SA", "SB PM", "SC KN", "SE SC", "SF ZA", "SG SN", "SH SH",
    "SI SI", "SL SL", "SM SM", "SN SG", "SO SO", "SP ES", "SR RS", "ST LC", "SU SD", "SV SJ", "SW SE", "SX GS",
    "SY SY", "SZ CH", "TB BL", "TD TT", "TE TF", "TH TH", "TI TJ", "TK TC", "TL TK", "TN TO", "TO TG", "TP ST",
    "TS TN", "TT TL", "TU TR", "TV TV", "TW TW", "TX TM", "TZ TZ", "UC CW", "UG UG", "UK GB", "UP UA", "US US",
    "UV BF", "UY UY", "UZ UZ", "VC VC", "VE VE", "VI VG", "VM VN", "VQ VI", "VT VA", "WA NA", "WE PS", "WF WF",
    "WI EH", "WQ UM", "WS WS", "WZ SZ", "YM YE", "ZA ZM", "ZI ZW",
)

FORMER: tuple[tuple[str, date | None, str], ...] = (
    # tag, last day or None for still, alpha-2 of today's country
    ("UR", date(1991, 12, 31), "RU"),     # the Soviet Union
    ("GE", date(1990, 10, 2), "DE"),     # a German state until unification
    ("GW", date(1990, 10, 2), "DE"),
    ("GC", date(1990, 10, 2), "DE"),
    ("WB", date(1990, 10, 2), "DE"),     # the western sectors of Berlin
    ("VS", date(1976, 7, 1), "VN"),
    ("VN", date(1976, 7, 1), "VN"),
    ("TC", None, "AE"),             # the Trucial States, kept long after 1971
    ("DM", date(1975, 11, 29), "BJ"),     # Dahomey
    ("RH", date(1980, 4, 17), "ZW"),     # Rhodesia
    ("RC", date(1979, 12, 31), "TW"),
    ("YE", date(1990, 5, 21), "YE"),     # Sanaa
    ("YS", date(1990, 5, 21), "YE"),     # Aden
)

DISSOLVED: tuple[str, ...] = ("CZ", "NT", "PF", "PG", "YI", "YO", "YU", "YR")
"""Tags without one country of today: Czechoslovakia, the Netherlands Antilles, two disputed island
groups and the Yugoslav federations. Before GENC they stand for no country."""
# fmt: on
