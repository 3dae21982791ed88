"""Words that say little about who a firm or person is, and how they are abbreviated.

Roles: ``g`` business word, ``c`` common word, ``p`` place, ``s`` particle, ``t`` title. What stands in
no table is distinctive. Written down by hand from trade documents and lists; spellings on the left
of ``=`` stand for the word on its right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tearline.screening.forms import FORM_WORDS

_BUSINESS = """
technology=tech technologies technol tekhnologii tekhnologiya teknoloji technologie keji teknologi tehnologii
  tehnologija
communications=comm comms communication commun telecommunications telecom telecommunication tongxin haberlesme
industry=ind inds industries industrial indus industri sanayi sanat industrie gongye promyshlennost industria
international=intl internatl internationale internacional uluslararasi mezhdunarodny beynolmelali guoji
trading=trade trdg trad trades traders tradings ticaret bazargani comercial commerce comercio maoyi torgovy
  torgovaya torgovlya
group=grp groups grupo gruppe groupe gruppa jituan guruh grubu goroh
services=service svc svcs srvces srvc srvs serv servicios servis
engineering=eng engg engr engrg engineers muhendislik mohandesi inzhiniring gongcheng engineer
manufacturing=mfg manuf manufacture manufacturers manufacturer manufactory mfrs mfr zhizao imalat uretim tolidi
development=dev devt devel develop fazhan
electronics=elec electron elect electronic elektronik elektronika dianzi elektronics
equipment=equip eqpt equipments shebei
machinery=mach machine machines machineries jixie makina makine
systems=sys system sistemi sistem
holding=hldg hldgs holdings hold
enterprise=ent entp enterprises predpriyatie empresa empresas
import=imp imports importers importer ithalat jinkou
export=exp exports exporters exporter ihracat chukou
materials=material matl mat cailiao
instruments=instrument instr instrumentation
institute=inst institut instituto institution yanjiuyuan yanjiusuo
research=res rsch issledovatelsky issledovatelskii yanjiu
center=centre ctr tsentr centro zhongxin markazi
association=assoc assn associates associated
construction=constr const construct insaat stroitelny jianshe
company=kompaniya kompania sherkat sherkate firma firm companies
corporation=korporatsiya corporacion
bureau=byuro biuro
plant=zavod factory works fabrika gongchang karkhaneh
design=konstruktorskoe designs konstruktorskii konstruktorsky
scientific=science sciences nauchno nauchny
production=proizvodstvennoe proizvodstvennaya prod productions
organization=organisation org obedinenie obyedinenie
logistics=logistic lojistik wuliu
shipping=ship ships denizcilik shipmanagement
transport=transportation trans nakliyat transports
aviation=avia havacilik hangkong aircraft
aerospace=hangtian space
national=nat natl natsionalny guojia melli
general=gen
management=mgmt mgt mngt
investment=inv investments invest investissement inversiones touzi
marketing=mktg
distribution=distributors distributor distr
supply=supplies supplier suppliers
solutions=solution soln
products=product prods
precision=jingmi
automation=otomasyon
optoelectronics=optoelectronic optical optics optic
semiconductor=semiconductors bandaoti
computer=computers computing
software=softwares
petroleum=oil neft petrol
petrochemical=petrochemicals
chemical=chemicals chem huagong kimya
pharmaceutical=pharmaceuticals pharma
medical=medicine
metals=metal metallurgical metallurgy
steel=
aluminum=aluminium
bank=banco banque bankasi yinhang banka banking
financial=finance financing finans
insurance=
exchange=
university=univ universitet universite daxue
academy=academic akademiya
college=
agency=
office=
laboratory=lab labs laboratories
foundation=fund
committee=
ministry=
department=dept
power=
energy=enerji energetika
security=
defense=defence
military=
digital=
network=networks networking wangluo
data=
information=info xinxi
control=controls
tools=tool tooling
parts=part spares spare
components=component
motors=motor
auto=automotive automobile automobiles automotives
electric=electrical dianqi elektrik
mechanical=mekanik
hydraulic=hydraulics
mining=mine mines
gas=
marine=maritime
consulting=consultancy consultants consultant danismanlik
project=projects proje
commercial=
business=
concern=kontsern
consortium=
contracting=contractors contractor
textile=textiles tekstil
food=foods gida
agricultural=agriculture agro
real=
estate=
properties=property
ventures=venture
partners=partner
capital=
resources=resource
labor=labour
sale=sales
aero=
innovation=innovations innovative
microelectronics=microelectronic
robotics=robot robots
laser=lasers
sensor=sensors
valve=valves
pump=pumps
bearing=bearings
nuclear=
atomic=
repair=
shipbuilding=shipyard
refinery=
airlines=airline airways
tourism=travel tours
mortgage=
loan=
"""
_LIGHT = "group company corporation holding enterprise organization association concern"
LIGHT_WORDS = frozenset(_LIGHT.split())
"""Business words that writers add and drop: leaving one out says next to nothing."""

_COMMON = """
golden star sun sky sea ocean pacific atlantic asia asian asiatic europe european africa american america eastern
western east west north south northern southern central new old first second third united global universal world
worldwide royal modern smart green blue red white black silver diamond crystal pearl eagle lion tiger dragon
phoenix falcon alpha beta gamma delta omega sigma prime best top super elite excellent quality advance advanced
good great grand happy lucky victory success future creative dynamic speed fast rapid quick express direct link net
star city land home house people peoples public state federal special joint mega max pro plus one two all any
family friends brothers sons unity union hope light life health care power king queen prince crown empire victoria
national democratic islamic arab middle mountain river lake island bridge gate tower park garden summit peak apex
vertex zenith horizon vision focus point line way road high low big little long short east gulf orient oriental
mediterranean baltic black caspian strategic standard total ultra uni inter multi micro mini nano macro tri bio geo
techno euro metro petro sino indo anglo franco russo
"""
_FIRST_NAMES = """
ali muhammad ahmad hassan hussein ibrahim abdul abd abdullah mustafa omar khalid mahmud hamid reza hossein mehdi amir
abbas said saleh salih yusuf ismail jose juan luis carlos maria antonio jesus miguel manuel pedro francisco jorge
garcia lopez gonzalez rodriguez hernandez sanchez martinez perez ramirez torres vladimir alexander aleksandr sergey
sergei andrey andrei dmitry mikhail igor oleg viktor victor nikolay nikolai alexey aleksey yuri yury ivan anatoly
vladimirovich aleksandrovich nikolaevich viktorovich ivanovich nikolayevich yuryevich sergeevich mikhailovich
kim lee li wang zhang chen liu yang huang wu xu sun zhao zhou ri pak choe john david michael james robert william
thomas george peter paul mark daniel richard charles khan singh kumar abu rahman aziz karim rahim jamal haji
"""
_PLACES = """
china=chinese zhongguo
iran=iranian
russia=russian rossiya rossiyskaya rossii
korea=korean
japan=japanese nippon
india=indian
turkey=turkish turkiye
germany=german deutschland
france=french
italy=italian italia
spain=spanish espana
uk=british britain
usa=us america american
uae=emirates
syria=syrian
iraq=iraqi
pakistan=pakistani
belarus=belarusian
ukraine=ukrainian
vietnam=
singapore=
malaysia=malaysian
indonesia=
thailand=thai
taiwan=
hongkong=hk
dubai=
sharjah=
tehran=teheran
isfahan=esfahan
shiraz=
mashhad=
moscow=moskva moskovsky
petersburg=
beijing=peking
shanghai=
shenzhen=
guangzhou=
guangdong=
nanjing=
chengdu=
xian=
wuhan=
hangzhou=
tianjin=
dalian=
chongqing=
suzhou=
harbin=
shenyang=
jiangsu=
zhejiang=
sichuan=
istanbul=
ankara=
damascus=
beirut=
baghdad=
karachi=
lahore=
islamabad=
london=
paris=
berlin=
schweiz=switzerland swiss suisse
netherlands=dutch holland
mexico=mexicana mexicano
brazil=brasil
chile=
argentina=
colombia=
canada=canadian
australia=
europe=european
africa=african
asia=asian
"""
_PARTICLES = """
the of and for in at by to an de del la le les des du da do dos das di della y e et und der die das von van den ter
al el ul ur bin ben bint ibn ould na ve va i im imeni named after with und its po dlya
"""
_NAMES_TOO = (
    "i",
    "na",
    "do",
    "di",
    "da",
    "e",
    "im",
    "an",
    "va",
    "ve",
    "to",
    "by",
    "at",
    "for",
    "with",
    "after",
    "named",
)
_TITLES = """
mr mrs ms miss dr doctor prof professor sir eng engr shaikh sheikh shaykh sheik haji hajji hajj mullah mawlawi
maulvi sayyid sayed general gen col colonel maj major capt captain lt hon his her excellency monsieur madame señor
senor herr frau dame lord brigadier admiral qari maulana ayatollah
"""
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def _pairs(table: str, role: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in table.strip().replace("\n  ", " ").splitlines():
        word, _, spellings = line.partition("=")
        for spelling in (word, *spellings.split()):
            found.setdefault(spelling, (word, role))
    return found


ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
NUMERALS = {
    **{word: str(n) for n, word in enumerate(_NUMBERS)},
    **{word: str(n) for n, word in enumerate(_ORDINALS, start=1)},
    **{f"{n}{end}": str(n) for n in range(1, 100) for end in ("st", "nd", "rd", "th")},
    **{
        ten: str(n)
        for n, ten in zip(
            range(20, 100, 10),
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
            strict=True,
        )
    },
}
LEXICON: dict[str, tuple[str, str]] = {
    **{word: (word, "s") for word in _PARTICLES.split()},
    **_pairs(_PLACES, "p"),
    **{word: (word, "c") for word in _COMMON.split()},
    **_pairs(_BUSINESS, "g"),
}
"""How a firm's word counts: spelling → (word, role)."""
PERSON_LEXICON: dict[str, tuple[str, str]] = {
    **{word: (word, "s") for word in _PARTICLES.split() if word not in _NAMES_TOO},
    **{word: (word, "t") for word in _TITLES.split()},
}
_NICKNAMES = """
theodore ted theo
benjamin ben
william bill will willy
robert bob rob bobby
richard rick dick
james jim jimmy
joseph joe josef
michael mike mick
thomas tom tommy
edward ed eddie
anthony tony
daniel dan danny
samuel sam
christopher chris
nicholas nick
andrew andy
alexander alex sasha aleksandr
david dave
francisco paco pancho
jose pepe
vladimir vova volodya
dmitry dima
mikhail misha
nikolai kolya
ivan vanya
sergei seryozha
yevgeny zhenya eugene evgeny
"""
NICKNAMES = {name: line.split()[0] for line in _NICKNAMES.strip().splitlines() for name in line.split()}
"""Short forms of given names: each name → the first of its line."""
COMMON_NAMES = frozenset(_FIRST_NAMES.split())


def without_letter(word: str) -> Iterator[str]:
    """``word``, then ``word`` without each of its letters in turn."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _near_table(words: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in sorted(words):
        for near in without_letter(word):
            found.setdefault(near, word)
    return found


_NEAR_FORMS = _near_table(word for word in FORM_WORDS if len(word) > 4)
_NEAR_BUSINESS = _near_table(word for word, (_, role) in LEXICON.items() if role == "g" and len(word) > 7)
_MET: dict[str, tuple[str, str]] = {}


def firm_word(word: str) -> tuple[str, str]:
    """What ``word`` counts as in a firm's name, (text, role), one slip of the pen forgiven in long known words."""
    found = _MET.get(word)
    if found is None:
        found = ("", "w") if word in FORM_WORDS else LEXICON.get(word)
        if found is None and len(word) > 4 and word.isalpha():
            for near in without_letter(word):
                if near in _NEAR_FORMS:
                    found = ("", "w")
                    break
                if near in _NEAR_BUSINESS:
                    found = LEXICON[_NEAR_BUSINESS[near]]
                    break
        if found is None:
            found = (word, "c" if word in COMMON_NAMES else "d")
        if found[1] == "w":
            found = (word, "w")
        if len(_MET) < 200_000:
            _MET[word] = found
    return found
