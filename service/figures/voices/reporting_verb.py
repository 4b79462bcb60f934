"""The verbs of saying and of stating a number, in every form; a tagger takes some of them for nouns."""

import re

# Verbs that take what is said as a clause or stand beside it. Whoever denies a number is no source of it.
SAYING = frozenset(
    """say tell inform report add announce state claim estimate note confirm warn acknowledge admit concede disclose
    reveal insist argue explain suggest believe reckon predict forecast project expect calculate maintain testify
    write declare allege assert caution observe remark reply complain stress emphasise emphasize tweet think find
    show indicate determine conclude discover establish document demonstrate recount charge contend joke quip
    scoff affirm clarify reiterate opine aver apprise mention highlight underline underscore point anticipate
    post lament fear""".split()
)
PLAIN = frozenset(["say", "tell", "inform"])
# Beside a quotation these say it; elsewhere they do not ("Nordline recalled 40,000 cars").
QUOTED = frozenset(
    """sob cry shout recall sigh whisper shrug laugh vow promise pledge urge ask fume grumble protest wonder
    exclaim continue agree smile weep snap""".split()
)
# Only what is written can show or suggest a number.
SHOWING = frozenset("show suggest indicate reveal find demonstrate establish determine discover conclude".split())
# Expecting is saying only where a body does it, not a country or a trade.
EXPECTING = frozenset("expect think believe reckon project forecast anticipate fear".split())
# Verbs whose object is the number itself.
STATING = frozenset(
    """see compile restate reckon put
    count record document tally register log number give list fix revise lower cut trim raise slash lift correct pencil
    downgrade upgrade adjust speak link blame verify identify have trace set value peg assess measure track monitor deem
    regard consider accuse come place estimate report calculate cite quote publish issue warn expect
    forecast predict look call recognise recognize confirm project arrive stick talk stand keep admit""".split()
)
# Verbs that may stand after their number: "the 30 that the operator gave".
GAPPED = frozenset(
    """give estimate report deem regard consider warn announce cite publish record quote count expect forecast
    predict look issue set calculate document verify list register project anticipate""".split()
)
# ", putting the average at 58": whoever governs the verb before goes on.
TRAILING = frozenset(
    """saying adding noting claiming insisting arguing warning putting estimating alleging stating stressing emphasising
    emphasizing explaining indicating confirming""".split()
)
# Whoever does so passes on what another voice says.
RELAYING = frozenset("reported reports published carried released quoted cited relayed".split())
# What a company tells of itself
RESULTS = frozenset(
    "profit profits loss losses earnings sales revenue revenues turnover accounts result results".split()
)
_IRREGULAR = {
    "say": "said",
    "see": "saw",
    "tell": "told",
    "think": "thought",
    "find": "found",
    "write": "wrote written",
    "show": "showed shown",
    "give": "gave given",
    "speak": "spoke spoken",
    "come": "came",
    "put": "put",
    "set": "set",
    "cut": "cut",
    "have": "has had",
    "stick": "stuck",
    "stand": "stood",
    "forecast": "forecast forecasted",
    "keep": "kept",
    "pencil": "pencilled penciled",
    "weep": "wept",
}
_DOUBLING = frozenset("admit trim log peg quip sob shrug snap".split())


def _forms(base: str) -> list[str]:
    """ "admit": admit, admits, admitted; "reply": reply, replies, replied."""
    yields = base.endswith("y") and base[-2] not in "aeou"
    third = base[:-1] + "ies" if yields else base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    stem = (
        base[:-1] + "ied"
        if yields
        else base + ("d" if base.endswith("e") else f"{base[-1]}ed" if base in _DOUBLING else "ed")
    )
    past = _IRREGULAR[base].split() if base in _IRREGULAR else [stem]
    return [base, third, *past] if base != "have" else [base, *past]


# every form of every such verb, with its base: "said": "say"
FORMS = {form: base for base in SAYING | STATING | QUOTED for form in _forms(base)}
# "Analysts were expecting 40", "had been looking for 40"
AWAITING = {"expecting": "expect", "anticipating": "anticipate", "forecasting": "forecast", "predicting": "predict",
            "projecting": "project", "looking": "look", "sticking": "stick"}  # fmt: skip
_CUES = (
    frozenset(FORMS)
    | AWAITING.keys()
    | TRAILING
    | frozenset(
        """heard hears according per citing quoting by survey poll count reckoning consensus its their
        figures data statistics""".split()
    )
)
_WORD = re.compile(r"[a-z]+")
# "Tax Ministry: eight", "Nine dead - police", "the harbour office's estimate of 700", "close to the union's 7,300";
# not "its members"
_SHAPE = re.compile(
    r"^(?:[^.:]|\.\d){0,80}:|(?::| [–—-]) [A-Za-z][\w’' -]{2,40}\Z"
    r"|['’]s? (?:[\w-]+ ){0,3}(?:estimate|expectation|finding|count|tally|forecast|projection|figure|number|total|toll)"
    r"|['’]s? \d"
)


def has_cue(sentence: str) -> bool:
    """Whether a sentence may name a voice; without a cue it need not be parsed to know that it names none."""
    return not _CUES.isdisjoint(_WORD.findall(sentence.lower())) or bool(_SHAPE.search(sentence))
