"""Legal forms of many countries: how they are written, what family they are of, where they exist.

Two spellings with one code are the same form. Two codes contradict each other when their families
differ or no country knows both; a form without countries is at home everywhere.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple


class LegalForm(NamedTuple):
    """``family``: what kind of firm; ``countries``: where, empty for everywhere."""

    family: str
    countries: frozenset[str]


# code | family | countries | spellings (lower case, letters only, separated by commas)
_TABLE = """
ltd|limited||ltd,limited,co ltd,company ltd,co limited,company limited,ltd co,limited co,limited company,
  private limited,pvt ltd,pvt limited,private ltd,p ltd,pty ltd,pty limited,proprietary limited,pvt,p l
llc|limited||llc,limited liability company,limited liability co,l l c,wll,w l l,with limited liability,
  company with limited liability,llc fz,fz llc,fzllc
co|company||co,company,and co,and company,cie,compagnie
corp|corporate||corp,corporation,corporate
inc|corporate||inc,incorporated
plc|public||plc,public limited company,p l c
llp|partnership||llp,limited liability partnership
lp|partnership||lp,limited partnership,l p
jsc|joint stock||jsc,joint stock company,joint stock co,joint stock,ao,aktsionernoe obshchestvo,
  aktsionernoye obshchestvo,aktsionernoe obschestvo,oao,ojsc,otkrytoe aktsionernoe obshchestvo,
  otkrytoe aktsionernoe obschestvo,open joint stock company,open joint stock co,zao,cjsc,
  zakrytoe aktsionernoe obshchestvo,zakrytoye aktsionernoye obshchestvo,closed joint stock company,
  private joint stock company,pjs,pao,pjsc,publichnoe aktsionernoe obshchestvo,
  publichnoye aktsionernoye obshchestvo,public joint stock company,nao,nepublichnoe aktsionernoe obshchestvo,
  nonpublic joint stock company,aktsyyanernaye tavarystva,aat,zat,pat,prat
ooo|limited|RU BY KZ UA UZ KG TJ TM AM AZ GE MD|ooo,obshchestvo s ogranichennoi otvetstvennostyu,
  obshchestvo s ogranichennoy otvetstvennostyu,obschestvo s ogranichennoi otvetstvennostyu,
  obschestvo s ogranichennoy otvetstvennostyu,obshchestvo s ogranichennoj otvetstvennostyu,tov,too,
  tovarishchestvo s ogranichennoi otvetstvennostyu,tovarishchestvo s ogranichennoy otvetstvennostyu,
  tovarystvo z obmezhenoyu vidpovidalnistyu
ano|nonprofit|RU|ano,avtonomnaya nekommercheskaya organizatsiya
fgup|state|RU|fgup,federalnoe gosudarstvennoe unitarnoe predpriyatie,federal state unitary enterprise,fsue,gup,
  gosudarstvennoe unitarnoe predpriyatie,state unitary enterprise
fgbu|state|RU|fgbu,federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie,federal state budgetary institution,fgbun,fgbou
gmbh|limited|DE AT CH LI|gmbh,gesellschaft mit beschrankter haftung,gesellschaft mbh,g m b h,mbh,gesmbh,
  gmbh and co kg,gmbh co kg
ag|stock|DE AT CH LI|ag,aktiengesellschaft,akg
kg|partnership|DE AT|kg,kommanditgesellschaft
ohg|partnership|DE AT|ohg
ug|limited|DE|ug haftungsbeschrankt,ug
ev|nonprofit|DE|ev
se|stock|EU|se,societas europaea
sarl|limited|FR LU CH BE MA TN DZ LB SN CI CM|sarl,societe a responsabilite limitee,eurl,sasu,sas
sa|stock|FR ES CH LU BE PL GR RO PA AR CL CO PE MX UY VE BR PT CU CR GT HN SV NI EC DO MA TN SN|sa,
  societe anonyme,sociedad anonima,sociedade anonima,spolka akcyjna,s a
sacv|stock|MX|sa de cv,sociedad anonima de capital variable,sapi de cv,sab de cv
srlcv|limited|MX|s de rl de cv,srl de cv,sociedad de responsabilidad limitada de capital variable
srl|limited|IT RO AR BO PE PY UY DO MD CR ES|srl,societa a responsabilita limitata,
  societatea cu raspundere limitata,societate cu raspundere limitata,sociedad de responsabilidad limitada,s r l
sl|limited|ES|sl,sociedad limitada,slu
spa|stock|IT CL DZ|spa,societa per azioni,sociedad por acciones
ltda|limited|BR CO CL PT BO EC|ltda,limitada,lda,cia ltda
sasc|stock|CO MX|sociedad por acciones simplificada
eirl|limited|PE CL|eirl
bv|limited|NL BE|bv,besloten vennootschap,bvba
nv|stock|NL BE|nv,naamloze vennootschap
ab|stock|SE FI|ab,aktiebolag
as|stock|NO DK CZ SK TR EE LV|as,asa,a s,aksjeselskap,aktieselskab,akciova spolecnost,aps,anonim sirketi,
  anonim sti,as ti
oy|stock|FI|oy,oyj,osakeyhtio
doo|limited|SI HR RS BA ME MK|doo,d o o,druzba z omejeno odgovornostjo,drustvo s ogranicenom odgovornoscu,
  drustvo sa ogranicenom odgovornoscu,dooel
dd|stock|SI HR BA|dd,d d,delniska druzba,dionicko drustvo
ad|stock|RS BG ME MK|ad,akcionersko drustvo,aktsionerno druzhestvo
ood|limited|BG|ood,eood,ead
spzoo|limited|PL|sp zoo,sp z oo,spolka z ograniczona odpowiedzialnoscia,spolka zoo
sro|limited|CZ SK|sro,s r o,spolecnost s rucenim omezenym,spol sro
kft|limited|HU|kft,korlatolt felelossegu tarsasag
zrt|stock|HU|zrt,nyrt,reszvenytarsasag,bt
uab|limited|LT|uab,uzdaroji akcine bendrove
sia|limited|LV|sia,sabiedriba ar ierobezotu atbildibu
ou|limited|EE|ou,osauhing
ltdsti|limited|TR|ltd sti,limited sirketi,ltd sirketi,limited sti,sti,sirketi
pte|limited|SG|pte ltd,pte limited,private limited company singapore,pte
sdnbhd|limited|MY BN|sdn bhd,sendirian berhad,sdn
bhd|public|MY|bhd,berhad
pt|limited|ID|pt,perseroan terbatas,tbk
cvid|partnership|ID|commanditaire vennootschap
kk|stock|JP|kk,kabushiki kaisha,kabushikigaisha,kabushikikaisha
yk|limited|JP|yugen kaisha,yk
gk|limited|JP|godo kaisha
yuhan|limited|KR|yuhan hoesa
jushik|stock|KR|jusik hoesa,chusik hoesa
fze|limited|AE|fze,fzco,fzc,fz co,free zone establishment,free zone company,fz llc company,dmcc,jlt
est|sole|SA AE KW QA OM BH|est,establishment
sal|stock|LB|sal,s a l,offshore sal,sal offshore
sae|stock|EG|sae
llcq|limited|QA|qpsc
psc|stock|AE|pjsc uae,psc
gongsi|limited|CN TW HK|youxian gongsi,youxiangongsi,youxian zeren gongsi,youxianzerengongsi,
  gufen youxian gongsi,gufenyouxiangongsi,gongsi
ltee|limited|CA|ltee,limitee
na|bank|US|n a,national association
sole|sole||sole proprietorship
soe|state|CN VN|state owned enterprise
jscvn|joint stock|VN|cong ty co phan,cong ty tnhh
kom|company|IR|sherkat,sherkate,sahami khas,sahami aam
"""

_ALONE = """
ltd limited llc corp corporation inc incorporated jsc ojsc pjsc cjsc ooo oao zao pao gmbh sarl srl plc pvt pte pty
sdn bhd ltda fze fzco fzc dmcc wll sirketi sti kft spzoo eirl aktiengesellschaft aktiebolag
"""
_ALONE_ANYWHERE = frozenset(_ALONE.split())
"""Single words that are a legal form wherever they stand; other single words only at either end."""


def _read() -> tuple[dict[str, LegalForm], dict[str, list[tuple[tuple[str, ...], str]]]]:
    forms: dict[str, LegalForm] = {}
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    # A line that starts with blanks goes on with the one before.
    for line in _TABLE.strip().replace("\n  ", "").splitlines():
        code, family, countries, spellings = line.split("|")
        forms[code] = LegalForm(family, frozenset(countries.split()))
        for spelling in spellings.split(","):
            phrase = tuple(spelling.split())
            starts.setdefault(phrase[0], []).append((phrase, code))
    for phrases in starts.values():
        phrases.sort(key=lambda one: (-len(one[0]), one[0]))
    return forms, starts


FORMS, _STARTS = _read()
SPELLINGS = frozenset(phrase[0] for phrases in _STARTS.values() for phrase, _ in phrases if len(phrase) == 1)
"""Legal forms that are written as one word."""
_MORE_THAN_A_FORM = frozenset(
    {"bank", "capital", "free", "zone", "state", "national", "enterprise", "economic", "group"}
)
_LONG_PHRASES = [phrase for phrases in _STARTS.values() for phrase, _ in phrases if len(phrase) > 1]
FORM_WORDS = (
    frozenset(word for phrase in _LONG_PHRASES for word in phrase if len(word) > 3)
    | frozenset(a + b for phrase in _LONG_PHRASES for a, b in pairwise(phrase) if len(a) + len(b) > 8)
    | frozenset(word for word in SPELLINGS if len(word) > 6)
    | frozenset({"co"})
) - _MORE_THAN_A_FORM
"""Words that legal forms are made of; left over from one that is misspelt or out of order, they say nothing."""
_MEMBERS = "AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EU = frozenset(_MEMBERS.split())
_PLAIN = frozenset({"limited", "company", "corporate", "public"})
"""Families that English-language writers swap freely."""


def find_forms(tokens: list[str]) -> list[tuple[int, int, str]]:
    """Where legal forms stand among ``tokens``: (start, end, code), from left to right."""
    found: list[tuple[int, int, str]] = []
    at, count = 0, len(tokens)
    while at < count:
        for phrase, code in _STARTS.get(tokens[at], ()):
            length = len(phrase)
            if length > 1:
                if tuple(tokens[at : at + length]) == phrase:
                    found.append((at, at + length, code))
                    at += length
                    break
            elif phrase[0] in _ALONE_ANYWHERE or at in (0, count - 1) or _closed(tokens, at, found):
                found.append((at, at + 1, code))
                at += 1
                break
        else:
            at += 1
    return found


def _closed(tokens: list[str], at: int, found: list[tuple[int, int, str]]) -> bool:
    """Whether the word at ``at`` stands beside a legal form: ``Aurel Metals AG Co Ltd``."""
    if found and found[-1][1] == at:
        return True
    following = tokens[at + 1]
    return following in _ALONE_ANYWHERE


def relation(ours: str, theirs: str) -> str:
    """``equal``, ``near`` (writers swap them) or ``contradicted``, for two codes."""
    if ours == theirs:
        return "equal"
    a, b = FORMS[ours], FORMS[theirs]
    if not a.countries and not b.countries:
        return "near" if {a.family, b.family} <= _PLAIN or a.family == b.family else "contradicted"
    if a.family != b.family and not (
        {a.family, b.family} <= {"joint stock", "stock"} or {a.family, b.family} <= _PLAIN
    ):
        return "contradicted"
    if a.countries and b.countries and not _widened(a.countries) & _widened(b.countries):
        return "contradicted"
    return "near"


def _widened(countries: frozenset[str]) -> frozenset[str]:
    return countries | _EU if "EU" in countries else countries
