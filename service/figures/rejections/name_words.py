"""Words that a bare number names rather than counts: "Article 5", "page 47", "Gate 3"."""

_NUMBERED = (
    "article section chapter paragraph clause rule schedule appendix annex annexe part title volume vol issue "
    "page pp table figure fig form item step option verse line row seat aisle lane hole lap leg set game match "
    "episode season series version phase stage level tier grade class year type category zone area sector region "
    "district ward block plot flat apartment apt unit room courtroom suite floor building house plant reactor "
    "mine shaft pit well gate door dock pier berth quay terminal platform track runway bay junction exit route "
    "road highway interstate freeway motorway bus flight train coach carriage car cell camp barrack checkpoint "
    "post station substation channel radio studio screen resolution law act bill order decree directive "
    "regulation motion measure proposition amendment protocol case docket file question exhibit report round week "
    "day windows iphone galaxy boeing airbus formula apollo falcon sputnik signal hospital school lot batch model "
    "mark mk kilometre kilo mile market point paper test quarter group pool heat race sheet slide photo picture "
    "image chart lesson exercise problem conference edition symphony opus psalm no nos code size precinct "
    "battalion brigade company division regiment squadron fleet task opec euro covid fortune top super "
    "ftse s&p nikkei nasdaq cac dax asx stoxx tsx russell nifty sensex ibex big leopard merkava mirage shahed abrams "
    "challenger iskander patriot typhoon under scene bulletin fab python android ios macos linux ubuntu gpt "
    "chatgpt java firefox "
    "chrome cop pew usb wi-fi wifi bluetooth hdmi directx pin ifrs ias iso court clinic hall gallery question ps xbox "
    "note footnote error playstation voyager"
)
NUMBERED = frozenset(_NUMBERED.split())

# In lower case these are followed by numbers that count too ("in the area 12 people"): only the capital names.
_CAPITAL_ONLY = (
    "part title area region house road school company top super group train car camp post point market file model "
    "hospital mine act bill order test case game match set year day week windows formula mark well plant report "
    "photo picture image quarter line measure studio track station unit series season issue code fleet "
    "race euro paper law signal lot size kilo building leg big patriot under typhoon challenger leopard mirage "
    "court clinic hall gallery pin ps cop"
)
CAPITAL_ONLY = frozenset(_CAPITAL_ONLY.split())

# In front of a plural these are verbs: "soldiers order 200 residents out".
_VERBS = (
    "question order level report test exit track form figure table case issue step line block plot pool heat screen "
    "phase pit"
)
VERBS = frozenset(_VERBS.split())

# Capitals that only begin a sentence or are no name in front of a count.
_NO_NAME = (
    "in at on by of for from about around some nearly almost roughly over under only just the these those all "
    "another with and but or up between more fewer less than its their our his her to least most any both each "
    "every other further additional total i we he she it they you there here that this what which who where when "
    "while after before since until as if because although though despite during within without against among "
    "amid across not no yes also even still yet so then now today yesterday overall meanwhile altogether "
    "approximately officials police killing wounding killed wounded injured monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec per an a my your had have has is are was were be been will "
    "would said says two three"
)
NO_NAME = frozenset(_NO_NAME.split())

# After the number, these do not count: "Tram 31 was running", "Ward 6 and".
_FUNCTION = (
    "in at on by of for from with and or but to as than that which who whom whose where when while after before "
    "since until is are was were be been being has have had do does did will would can could may might must shall "
    "should the a an this these those its their his her our my your it he she they we i you not no into onto over "
    "under through during against between among said says say if because although though so then also about near "
    "off out up down via per told became came went begins opens says gives takes lasts remains comes goes means ends "
    "asks reads states covers"
)
FUNCTION = frozenset(_FUNCTION.split())
_PLURALS = "people men women children police cattle sheep fish staff crew personnel troops deer feet"
PLURALS = frozenset(_PLURALS.split())
