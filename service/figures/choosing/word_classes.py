"""Closed classes of English words by which the fields know a word's part in a sentence about numbers."""

NOMINAL = frozenset({"NOUN", "PROPN"})


def _table(classes: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words.split()}


# Verbs by what they do with a number.
VERBS = _table(
    {
        "report": "say tell report announce note warn state claim argue believe think write insist acknowledge find "
        "show suggest confirm deny know mean cite quote describe add speak ask call",
        "ask": "interview poll survey question",
        "reckon": "estimate put place set count peg calculate reckon tally value assess project forecast predict "
        "expect revise correct base compare misstate misreport record register log",
        "be": "be remain become seem appear stay",
        "have": "have own possess lack need want require",
        "amount": "reach number total amount equal exceed average hover top near surpass mean range vary stand hit "
        "touch account represent comprise make constitute measure weigh last span cover",
        "cost": "cost fetch sell trade pay spend charge price buy earn owe",
        "move": "rise fall climb grow increase decrease decline drop shrink jump double triple halve peak slip dip "
        "edge soar surge plunge slide sink tumble ease narrow widen swell slow rebound recover inch tick creep rocket "
        "slump dive plummet nosedive skyrocket balloon spiral dwindle wane quadruple go come run",
        "shift": "lose gain lower raise cut reduce lift push bring add trim boost hike",
        "light": "give take do get work keep leave turn see include involve use let",
        "harm": "die kill injure wound hurt drown murder shoot miss suffer perish",
        "hold": "hold detain arrest jail imprison free release sentence charge displace evict deport",
    }
)
# Nouns (and adjectives that stand for people) by what they say of a number.
NOUNS = _table(
    {
        "carrier": "number total figure count tally toll sum amount share proportion percentage majority estimate "
        "average level series minimum maximum record range half third quarter projection forecast target reading "
        "result rest bulk addition combination equivalent portion fraction host median most many some part upwards "
        "upward",
        "offer": "offer bid demand request claim proposal appeal",
        "sum": "supplement package fund grant loan charge deal contract budget plan programme program project "
        "injection payment investment bailout subsidy donation pledge shortfall deficit surplus gap",
        "container": "dose bag margin bottle tablet piece application pair group series tonne litre kilo barrel",
        "price": "price cost fee fare wage pay salary fine bill rent tax rate bonus premium",
        "rate": "rate inflation turnout unemployment occupancy capacity ratio risk chance odds growth index",
        "size": "height length speed depth width weight temperature magnitude age area distance size volume wind "
        "rainfall",
        "time": "day week month year hour minute second today yesterday tomorrow january february march april may june "
        "july august september october november december monday tuesday wednesday thursday friday saturday sunday "
        "quarter decade time period morning evening night afternoon weekend midnight noon season",
        "event": "death fatality killing murder arrest injury detention loss displacement strike eviction deportation "
        "export import delivery sale vaccination dismissal layoff redundancy closure failure release return expulsion "
        "recall birth infection execution demolition abduction suicide drowning theft enrolment enrollment "
        "registration evacuation rescue hospitalisation hospitalization conviction crossing arrival application",
        "state": "dead missing injured wounded killed hurt arrested detained homeless displaced hospitalized "
        "hospitalised",
        "people": "people person man woman child adult boy girl resident civilian family household victim passenger "
        "worker patient pupil student member voter soldier minor refugee migrant",
        "voice": "official spokesman spokeswoman spokesperson minister director chief police ministry agency authority "
        "government report survey data poll statement study record source researcher analyst expert",
    }
)  # fmt: skip
PLACES = frozenset(
    "province city town village region district county state country capital coast island port camp hospital prison "
    "jail area territory neighbourhood neighborhood municipality border frontier river valley north south east west "
    "scene airport station university school quay market world continent ward plant site mine factory governorate "
    "enclave strip bank highway road centre center zone sector square street department canton prefecture "
    "nation".split()
)
# More of what somebody may be in or at; what has another class elsewhere: a "house" is counted more often than lived in
GROUNDS = frozenset(
    "abbey airfield airspace archipelago arena assembly avenue barracks base basement basin bay beach bloc borough "
    "boulevard bridge building bunker campus canal canteen canyon cape castle cathedral cave cell cemetery chapel "
    "church cinema clinic coastline college colliery colony compound concession corner corridor countryside "
    "courtroom courtyard creek crossing crossroad crossroads custody dairy dam delta depot desert division dock "
    "dormitory downtown dump embassy estate estuary eurozone exchange farm farmland field fjord floor footbridge "
    "forest fort gallery gaol garage garden gate gauge ghetto gorge grassland ground gulf hall hamlet harbor "
    "harbour headland headquarters heartland highland hill hinterland homeland hostel hotel house hub hut inlet "
    "interior isle junction jungle kindergarten kitchen laboratory lagoon lake land lane library lighthouse line "
    "locality lodge lowland mainland mall marina marsh meadow monastery moor mosque motel motorway mountain mouth "
    "museum northeast northwest observatory ocean office orchard outback outpost outskirts overpass palace parish "
    "park parliament pass path pavilion peninsula pharmacy pier pit plain plantation plateau playground pool quarry "
    "quay railway ranch range reef refinery refuge regency reserve reservoir resort restaurant ridge roof room "
    "roundabout route rubble runway sanctuary savannah sea seabed settlement shaft shelter shop shore shoreline "
    "shrine slope slum southeast southwest spit stadium stall steppe store strait stretch suburb summit supermarket "
    "swamp temple tent terminal terrace theater theatre township track trail tunnel underpass upland venue vineyard "
    "volcano warehouse water waterfront waterway wetland wharf wilderness wing woodland workshop yard zoo".split()
)
# Names that end in these are of bodies: "the European Central Bank"; not "the West Bank".
BODIES = frozenset(
    "agency ministry bureau commission party association foundation federation authority committee corporation company "
    "group organisation organization fund bank".split()
)
BANKS = frozenset("west east south north left right".split())
PRONOUNS = frozenset(
    "they them those these others other it that this which whom more less another each some one ones former latter he "
    "she we you i many most who his her its their our".split()
)
# "in the Spring of 2012", "in the Sixties": no places where they stand alone
SEASONS = frozenset(
    "spring summer autumn fall winter christmas easter twenties thirties forties fifties sixties seventies "
    "eighties nineties".split()
)
EVERYWHERE = frozenset(
    "worldwide nationwide underground overseas abroad offshore onshore statewide countrywide globally nationally "
    "locally".split()
)
PLACE_PREPOSITIONS = frozenset("in at near across inside outside around throughout off within on along".split())
# Words that only bound a number or colour it: read away so that the structure around the number shows.
BOUNDING = frozenset(
    "least most up than more less fewer about around nearly almost roughly some approximately close closer estimated "
    "just over under only merely exactly fully further even now already still perhaps maybe barely as many much high "
    "low few no not another additional well slightly far a an the its their his her".split()
)
# Verbs, each with the nouns and adjectives of what befell that say it
_DEEDS = """
    die death toll fatality dead suicide; kill killing killed; murder murder; arrest arrest; injure injury injured;
    detain detention; lose loss; displace displacement; miss missing; strike strike striker; evict eviction; deport
    deportation; export export; import import; deliver delivery; sell sale; vaccinate vaccination; dismiss dismissal
    redundancy; lay_off layoff; close closure; fail failure; release release; return return; expel expulsion; recall
    recall; bear birth; infect infection; execute execution; demolish demolition; abduct abduction; drown drowning;
    steal theft; enrol enrolment; enroll enrollment; register registration; evacuate evacuation; rescue rescue; survive
    survivor; wound wounded; hospitalise hospitalisation; hospitalize hospitalization; convict conviction; damage
    damage; produce output production; apply application; claim claim; donate donation; attack attack; cross
    crossing; arrive arrival; depart departure; spend spending; invest investment; grow growth; offer offer; demand
    demand; survey survey; poll poll; study study; review review; detect detection; remove removal; inspect
    inspection; allocate allocation; appoint appointment; complete completion; consume consumption; purchase
    purchase; ship shipment; complain complaint; marry marriage; place placement; shoot shooting; pay payment;
    walk_out walkout; drop_out dropout; admit admission; file filing; investigate investigation; permit permit;
    spill spill; transfer transfer; call call; earn earning earnings; lock_out lockout; resign resignation; nominate
    nomination; explode explosion; bomb bombing; rob robbery; assault assault; kidnap kidnapping; stab stabbing;
    seize seizure; cancel cancellation; acquire acquisition; take_over takeover; recruit recruitment; repatriate
    repatriation; push_back pushback; hand_over handover; refuse refusal; reject rejection; approve approval; burgle
    burglary; divorce divorce; emit emission; collide collision; shut_down shutdown; defect defection
"""
EVENTS = {noun: verb.replace("_", " ") for verb, *nouns in map(str.split, _DEEDS.split(";")) for noun in nouns}
