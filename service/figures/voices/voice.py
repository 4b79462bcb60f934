"""The words that name somebody who can speak: people by their office, bodies by their kind, things that are written."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

# "al-Bitar", "el-Sayed": a particle in small letters that begins a surname
_ARABIC = frozenset("al- el- ul- ad- an- ar- as- at- az-".split())
_ELIDED = frozenset(["d'", "d’", "l'", "l’"])


class Word(NamedTuple):
    """One word or mark; start..end are characters of Article.text, `low` is the lower-cased text."""

    text: str
    start: int
    end: int
    low: str

    @property
    def is_capital(self) -> bool:
        """True of "Quill", "al-Bitar" and "d’Arc"; not of "al-dente"."""
        text = self.text
        if text[0].isupper() or text == self.low:
            return text[0].isupper()
        return (text[:3] in _ARABIC and text[3:4].isupper()) or (text[:2] in _ELIDED and text[2:3].isupper())

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def owns(self) -> bool:
        """True of "union's" and "dealers'"."""
        return self.low.endswith(("'s", "’s", "s'", "s’"))


# "U.N.", "1,200", "Asa'ib", "km/h", "owner's", "dealers'"; a closing quotation mark stays alone but for an s before it
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:['’]s)?|[A-Z]\.(?=\s+[A-Z])|(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|Rev|St|Adm|Brig|Hon|Supt|Insp|Del|Det|Cllr|Atty|Engr)\.|\d+(?:[.,]\d+)*(?:[^\W_]+)?|[^\W_]+(?:[-&.'’/][^\W_]+)*(?:(?<=s)['’](?=\s))?|[^\w\s]|_"
)

# "WHO figures show", "IT staff": capitals that would be another word in small letters
_HOMOGRAPHS = frozenset(["WHO", "IT", "US", "MAY"])


def cut(text: str, offset: int, most: int) -> list[Word]:
    """The first words of a text, `most` at most; its first character is character `offset` of Article.text."""
    kept = _HOMOGRAPHS if not text.isupper() else frozenset[str]()
    found = islice(_WORD.finditer(text), most)
    return [Word(w := m[0], m.start() + offset, m.end() + offset, w if w in kept else w.lower()) for m in found]


ARTICLES = frozenset(["the", "a", "an"])
OWNERS = frozenset("its their his her our".split())
DETERMINERS = (
    ARTICLES | OWNERS | frozenset("this that these those some one two three four five both many several".split())
)
PRONOUNS = frozenset("it he she they we i its their his her our".split())
PREPOSITIONS = frozenset(
    "of at in for from by with on to near about into over under against among between behind".split()
)

# People by what they do. Before a name it is a title; after a comma it introduces the name's organisation.
ROLES = frozenset(
    """spokesman spokeswoman spokesperson official officer minister director head chief leader chairman chairwoman
    chair chairperson president vice-president secretary manager lawyer attorney solicitor barrister economist
    analyst researcher professor lecturer scientist epidemiologist virologist doctor medic nurse paramedic
    surgeon physician pharmacist teacher headteacher headmaster principal dean student farmer grower fisherman
    resident witness survivor driver captain commander general colonel major lieutenant sergeant admiral
    brigadier mayor governor senator congressman congresswoman lawmaker legislator deputy mp mla mep mec
    councillor judge justice magistrate prosecutor registrar coordinator co-ordinator adviser advisor aide
    activist advocate campaigner organiser organizer member worker volunteer source person employee man woman negotiator
    envoy ambassador diplomat inspector superintendent sheriff detective commissioner ombudsman auditor actuary
    biologist ecologist geologist hydrologist seismologist meteorologist climatologist engineer technician
    demographer statistician sociologist historian editor reporter correspondent journalist founder co-founder
    master marshal owner executive partner fellow strategist trader dealer broker miller shopkeeper expert
    specialist consultant treasurer controller comptroller collector administrator supervisor rescuer
    firefighter ranger bishop priest imam pastor chancellor premier counsel investigator vice-chancellor warden
    foreman steward convener clerk coroner examiner pathologist archivist librarian representative delegate
    rapporteur teenager mother father boy girl child constable corporal vice-chair vice-chairman therapist
    psychiatrist dentist midwife vet veterinarian taoiseach czar tsar emir sultan pope patriarch architect
    planner curator accountant lobbyist blogger chemist physicist nutritionist dietitian vicar rabbi pilot chef
    athlete motorist cyclist tourist homeowner veteran graduate mechanic dispatcher forecaster commentator
    caseworker caregiver technologist producer landlord landlady headmistress co-director boss chaplain
    pensioner widow shepherd refugee migrant patient parent neighbour neighbor tenant shopper commuter passenger
    miner nun carer detainee inmate prisoner hostage chief-executive ceo cfo coo undersecretary under-secretary
    secretary-general director-general auditor-general attorney-general policeman policewoman counterpart
    successor predecessor opponent husband wife brother sister grandmother grandfather soldier guard trustee
    author co-author councilmember councilwoman councilman alderman assemblyman assemblywoman selectman agronomist
    skipper arbiter speaker eyewitness vendor salesman saleswoman cleaner cook baker butcher builder carpenter
    plumber electrician hairdresser tailor herder beekeeper landowner businessman businesswoman entrepreneur
    bartender waiter waitress teller""".split()
)
# Titles that are nothing else: never part of an organisation's name.
TITLES = frozenset(
    """mr mrs ms miss mx dr prof sir dame lord lady rev hon gen col lt maj capt sgt cpl adm brig sen rep gov pres
    dig sp asp dsp acp del. det. coun cllr cllr. atty. engr engr. professor doctor sheikh ayatollah king queen prince
    princess prime pc wpc dci pcso det insp supt baroness comrade shri smt""".split()
)
# Words that end or make the name of a body that can speak.
BODIES = frozenset(
    """academy administration agency alliance army association assembly authority bank board bureau cabinet
    campaign centre center chamber charity church clinic coalition college commission committee company
    confederation congress consortium consultancy cooperative corporation council court department departments
    directorate embassy exchange federation firm force forces foundation fund government group guard hospital
    inquiry institute institution judiciary laboratory league legislature ministry mission monitor movement navy
    network newspaper nonprofit observatory office operator outlet organisation organization parliament party
    police prosecution railway regulator secretariat senate service services society syndicate taskforce
    tribunal trust union university utility watch watchdog military agencies insurer insurers lender brokerage
    thinktank think-tank startup retailer airline carrier automaker carmaker maker manufacturer supplier
    developer publisher broadcaster channel pollster registry treasury watchdogs campaigners hospitals
    ministries unions authorities regulators companies groups banks charities agency's partnership programme
    program initiative project steelmaker chipmaker drugmaker planemaker shipbuilder housebuilder homebuilder
    forum hospice zoo delegation
    brewer grocer collective club museum inquest school command corps brigade battalion fire-service rescue
    salvors met panel lab team desk hall staff ombudsman directorate-general guild bloc caucus junta diocese archdiocese
    gendarmerie militia chancellery presidency consulate conglomerate institutes""".split()
)
# With a capital these end the name of a firm.
FIRMS = frozenset(
    """holdings airlines airways motors industries technologies pharma pharmaceuticals telecom logistics realty
    analytics bancorp enterprises associates ventures inc ltd plc corp llc gmbh""".split()
)
# Short forms that stand for a body named before: "the ministry", "the company".
SHORT_FORMS = BODIES - frozenset(
    "junta presidency gendarmerie militia court police army school hospital met team desk museum hall staff".split()
)
# Things written or counted: "data from X", "X figures", "a survey by X".
DATA = frozenset(
    """math maths arithmetic
    data figures statistics stats numbers records tables table tallies tally bulletin portal website dashboard
    register registry release counts count estimate estimates documents document ledger logs log accounts
    spreadsheet charts calculation calculations account reckoning projections projection forecast update results
    returns readings archive archives database lists""".split()
)
WORKS = frozenset(
    """survey study poll report paper audit inquiry analysis review research investigation census modelling modeling
    model assessment article newsletter memo note letter email reply answer filing statement briefing presentation
    sounding soundings polls surveys studies reports papers prospectus communique indictment ruling judgment
    complaint lawsuit affidavit dossier census images imagery photographs video videos footage filings statements
    letters emails memos reviews audits analyses rulings""".split()
)
# Before a surname: "van den Berg", "bin Talal".
PARTICLES = frozenset("van von den der ter ten de del della di da do dos du la le af av zu bin bint ibn abu".split())
# Inside a name: "Bank of England", "Médecins sans Frontières", "Doctors Without Borders and Partners".
JOINERS = PARTICLES | frozenset("of the and & for des do al el sans without to in".split())
# What follows the name of a speaker but is no part of it.
TRAILERS = frozenset(
    """who which that whose where when while as but because although though if than so after before since until
    dated published released compiled reviewed seen obtained carried reported cited quoted issued gathered
    collected based covering including citing quoting relying speaking representing shared provided tabled is are was
    were be been has have had will would could may might can did does do said says say told yesterday today tomorrow
    monday tuesday wednesday thursday friday saturday sunday last late early earlier this next
    rose fell grew jumped climbed dropped show shows showed suggest suggests suggested indicate indicates indicated
    reveal reveals revealed""".split()
)

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
NUMBER_WORDS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion dozen dozens half third quarter fifth tenth scores""".split()
)
# "SafeLine", "TellUs"; not "McBride", "DeLuca"
_JOINED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|O)[A-Z][a-z]{2,}[A-Z][A-Za-z]+")
# A place in whose name nobody reckons: "Neighbouring Tolm province has reported a dozen cases".
PLACES = frozenset("province district county region city town village state country island valley ward".split())
# "organisers", "residents", "officials", "economists"; not "metres", "numbers"
_PEOPLE = re.compile(r"\w+(?:ers|ors|ists|ians|ants|(?<!m)ents|ees|ials|chiefs|lords|folk|smen|swomen)")
_THINGS = (
    frozenset(
        """metres meters litres liters kilometres kilometers centimetres numbers others figures orders papers quarters
    centers centres tenders waters towers powers rivers computers containers letters matters members trailers
    tankers boosters events patents accidents incidents students' documents payments investments moments
    apartments elements employees' factors counters sensors scanners detectors doors floors sectors materials trials
    vials hectares shares restaurants plants grants variants warrants errors corridors indicators reactors tumours
    tumors motors burials memorials cents rents talents currents contents trees fees degrees""".split()
    )
    | MONTHS
)


def is_people(low: str) -> bool:
    """True of words for many who may speak: "officials", "police", "who"."""
    if low in {
        "they",
        "we",
        "police",
        "people",
        "who",
        "which",
        "that",
        "women",
        "men",
        "families",
        "authorities",
        "sources",
        "media",
        "rebels",
        "democrats",
        "opposition",
        "colleagues",
        "republicans",
        "conservatives",
        "liberals",
        "tories",
        "staff",
    }:
        return True
    one = low[:-3] + "y" if low.endswith("ies") else low[:-1]
    witness = low.endswith("sses") and low[:-2] in ROLES
    return low not in _THINGS and (witness or one in ROLES or one in BODIES or bool(_PEOPLE.fullmatch(low)))


def is_written(phrase: Sequence[Word]) -> bool:
    """True of "GWU data", "a joint survey": what is written may show a number."""
    following = (*(is_body(w) for w in phrase[1:]), False)  # "review board"
    return any((w.low in DATA or w.low in WORKS) and not body for w, body in zip(phrase, following, strict=False))


def can_say(phrase: Sequence[Word]) -> bool:
    """True of words that may name somebody who speaks."""
    if phrase[0].low in {"it", "he", "she", "they"}:
        return True
    if any(is_role(w) or is_body(w) or is_acronym(w.text) or w.low in WORKS for w in phrase):
        return True
    if any(w.is_capital and w.low not in DETERMINERS | MONTHS for w in phrase[1:]):
        return True
    return is_people(phrase[-1].low) or (len(phrase) == 1 and phrase[0].is_capital)


def can_reckon(phrase: Sequence[Word]) -> bool:
    """True of words that name a body, an office or a person: not a country, not a thing."""
    words = [w for w in phrase if w.text[0].isalnum() and w.low not in DETERMINERS | PARTICLES]
    if not words or any(w.low in PLACES for w in words[-1:]):
        return False
    if words[0].low in {"it", "he", "she", "they"}:
        return True
    if any(is_body(w) or is_role(w) or is_acronym(w.text) or w.low in WORKS or is_people(w.low) for w in words):
        return True
    pair = any(a.is_capital and b.is_capital for a, b in pairwise(words))
    return pair or (len(words) == 1 and words[0].is_capital)


def spoken(words: Sequence[Word]) -> str:
    """The words as they stand, blanks as one."""
    parts: list[str] = []
    for before, word in zip((None, *words), words, strict=False):
        if before is not None and word.start > before.end:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def disowned(text: str) -> str:
    """ "union's" as "union", "dealers'" as "dealers"."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text)


def disown(words: Sequence[Word]) -> list[Word]:
    last = words[-1]
    text = disowned(last.text)
    return [*words[:-1], Word(text, last.start, last.start + len(text), text.lower())]


def is_proper(words: Sequence[Word]) -> bool:
    """True of "Ivo van den Brand": capitals, and what stands between the parts of a surname."""
    return all(w.is_capital or w.low in PARTICLES for w in words) and bool(words) and words[-1].is_capital


def is_role(word: Word) -> bool:
    return (
        word.low in ROLES
        or word.low.endswith(("ologist", "ologists", "ographer", "ographers", "physicist", "physicists"))
        or word.low in {"chiefs", "mps", "women", "men", "children", "people"}
        or (word.low.endswith("s") and word.low[:-1] in ROLES)
    )


def is_title(word: Word) -> bool:
    """True of "Dr." and "Sir"."""
    return word.low in TITLES or word.low.rstrip(".") in TITLES


def is_body(word: Word) -> bool:
    """True of "union" and "union's", and of the last word of "Karsa Lines"; not of "lines"."""
    low = disowned(word.low)
    return low in BODIES or (low in FIRMS and word.is_capital)


def is_named_so(word: Word) -> bool:
    """True of a noun that a voice is named by, whatever else the parse may take it for: "estimates", "police"."""
    return is_body(word) or is_role(word) or is_people(word.low) or word.low in DATA or word.low in WORKS


def is_acronym(text: str) -> bool:
    """True of "GWU", "U.N.", "BBC", and of "SafeLine"; not of "I" or "Union"."""
    letters = text.replace(".", "")
    initials = letters.replace("-", "")  # "QTU-NZ"
    if initials.isalpha() and initials.isupper():
        return 2 <= len(initials) <= 8
    return bool(_JOINED.fullmatch(letters))
