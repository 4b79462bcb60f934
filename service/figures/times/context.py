"""What the words around a number or a month decide: is "2019" a year, is "May" a month, is the text looking ahead?"""

import re

# How far around a time its words are looked at.
NEAR = 24
_AHEAD_WITHIN = 70

# "will open on Monday", "is set for June 9"; not "said on Monday it would", "could have died in Monday's storm"
_AHEAD = re.compile(
    r"\b(?:(?:will|would)(?! be (?:recalled|remembered)\b)|won[’']t|shall"
    r"|(?:could(?! not\b)|(?-i:may)|might|must)(?! have\b(?! to\b))"
    r"|due (?:at|in|on|to|back|by)"
    r"|(?:is|are|be) due|(?:is|are|be|has|have) to|set (?:for|to)|scheduled|expects?|expected|forecasts?|projected"
    r"|projects(?= (?:[a-z]+ ){1,3}of )|(?:Street|analysts|economists) (?:is|are) looking for"
    r"|sees?|(?:is|are) (?:seen|forecast)|(?:predict|anticipate)s?|guidance|outlook|planned"
    r"|target(?:ed|s(?= (?:to|an?|\w+ing)\b))?|deadline|next|coming"
    # "plans 40 shops", "the plan to sell"; not "backed the plan"
    r"|plans? (?:to|for)|(?<!the )(?<!their )(?<!its )(?<!a )(?<![’']s )plans?"
    r"|(?<!were )(?<!was )(?<!not )(?<!been )(?:open|begin|start|meet|play)(?= on\b)"
    r"|(?:call(?:ed|s)?|announced|declared) [^;:.]* (?:for|from)(?= $)"  # "called a strike for Monday"
    r"|(?:is|are|looks?|seems?) (?:now |more |most )?likely(?! that\b)"
    r"|to run|to be|ends(?= $)|expires?|starts? in|begins?|(?:aims?|hopes?) to|(?:goes|go|going) (?:up|to the polls)"
    r"|(?:pledg|promis|vow)(?:ed|es) to|(?:told|asked|ordered|required|urged|agreed) to [^;:.]* (?:by|before)"
    r"|appl(?:y|ies) from|wants?|(?:asks?|asking|ha(?:s|ve) asked) for|opens|reopens|takes effect"
    r"|comes into (?:force|effect)|needs?|(?:stays?|is|are) (?:open|closed|shut))\b",
    re.IGNORECASE,
)

_STRONG = re.compile(
    r"\b(?:in|since|during|until|till|before|after|from|by|between|of|late|early|mid|circa|throughout)[ \n-]$",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:in|since|during|until|till|throughout|early|late|mid)[ \n-]$", re.IGNORECASE)
# "more than 2000", "killed 1900", "$2000", "No. 2019"
_QUANTITY = re.compile(
    r"(?:\b(?:about|nearly|almost|some|roughly|over|under|than|least|most|to|many|only|just|(?:total|average) of|worth"
    r"|nos?\.?|killed|injured|resolution|flight|page|rs\.?|up|rose|fell|estimated|another|every|all|these|those"
    r"|are|were|with|has|have|had)|[$€£¥#₹])[ \n]?$",
    re.IGNORECASE,
)
# "2000 people", "1900 new jobs", "2010-tonne"; plurals with an s are told by that
_COUNTED = re.compile(
    r"[ \n-](?:(?:new|more|other|local|foreign|young|square|cubic|metric|million|billion|people|men|women|children"
    r"|feet|foot|yen|yuan|km|kg|mm|cm|[mg]w|mph|staff|police|tonne|per)\b|%|percent\b)",
    re.IGNORECASE,
)
# "forecast [2027] exports at 29 million tonnes", "sees [2027] profits up"
_FORESEES = re.compile(
    r"\b(?:forecasts?|sees?|expects?|projects?|projected|estimates?|estimated|raised|cut|lowered|puts?) $",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r" (?:[a-z]+ )?(?:exports|imports|sales|earnings|revenues?|profits?|deliveries|shipments|results|prices|costs"
    r"|volumes|arrivals|forecasts?|targets?|estimates?|output|production|growth|guidance|losses)\b"
)
_PLURAL = re.compile(r"[ \n][a-z]+s\b")
_VERB = re.compile(r"[ \n](?:was|has|is|as|its|this|vs|versus|to|and|or|by|on|at|in|it|he|she|they|we|the|a)\b")
_OWNER = re.compile(r"(?:\b(?:the|a|an|this|its|their|his|her|our|record|year)|[’']s?|[A-Z][\w.&-]*|[©/|(,:])[ \n]?$")


def is_year(before: str, number: int, after: str) -> bool:
    """ "in 2019", "the 2019 election", "Photos 2024"; not "2000 people", "more than 1900", "1650 votes"."""
    recent, plural = 1900 <= number <= 2060, _PLURAL.match(after) is not None
    if recent and number % 50 and _FORESEES.search(before) and _FORESEEN.match(after):
        return True
    if _COUNTED.match(after):
        return False
    if _QUANTITY.search(before):
        return recent and number % 50 != 0 and not plural and re.search(r"\b(?:than|to|with)[ \n]$", before) is not None
    if _STRONG.search(before):
        return recent or not plural
    if _OWNER.search(before):
        return recent and (number % 100 != 0 or not plural)
    return recent and (not plural or _VERB.match(after) is not None)


_MONTH_CALLED_FOR = re.compile(
    r"\b(?:in|since|by|until|till|from|of|during|through|throughout|early|late|mid|before|after|than|to|and|for|on"
    r"|between|against|versus|last|this|next|ended|ending|as)[ \n-]$",
    re.IGNORECASE,
)
# "the May survey", "May sales fell"; not "it may fall", "May the best win"
_MAY_NAMED = re.compile(r"(?:^|\b(?:the|a|its|their|[’']s) )$", re.IGNORECASE)
_MAY_FIRST = re.compile(r" (?!(?:the|they|we|you|he|she|it|all|this|that|be|have)\b)[a-z]")
_NAME_FOLLOWS = re.compile(r"[ \n][A-Z][a-z]")


def is_month(before: str, name: str, after: str) -> bool:
    """ "in May", "October's total"; not "May Day", "the March on Rome", "Theresa May said", "August Wilson"."""
    if name.lower() == "march" and (after.startswith(" on ") or before.lower().endswith("the ")):
        return False
    if _MONTH_CALLED_FOR.search(before):
        return True
    if name.lower() == "may":
        return _MAY_NAMED.search(before) is not None and _MAY_FIRST.match(after) is not None
    return _NAME_FOLLOWS.match(after) is None


# "would serve 21 years, the court ruled on [Friday]"; not "is scheduled for [Friday]"
_TOLD = re.compile(
    r"\b(?:said|says|told|ruled|announced|reported|decided|voted|heard|found|wrote|added|warned|confirmed|agreed|approved"
    r"|had (?:projected|forecast|predicted|expected|estimated))(?: [\w’'-]+){0,3} ?$"
)
# "[From March] it will pay", "[Friday] will be worse"; not "[In March] it said it would"
_THEN_AHEAD = re.compile(
    r"(?:,? (?!said|says|told|announced|warned|had|was|were|that)[\w’'-]+){0,5} "
    r"(?:will|may|must|can|should|(?:is|are) (?:to|due|expected|forecast)|go(?:es)? up|rises to|would be"
    r"|anticipates?|sees?(?= [^.;]*\d)|expects?"
    r"|forecasts|predicts?)\b"
)
# "its 2024 forecast", "the final on Saturday will"; not "the 2024 results", "on Saturday it would"
_NAMED_AHEAD = re.compile(
    r": (?:\w+ )?(?:sunny|cloudy|clear|dry|rain|showers?|snow|fog|wind|storms?|highs?|lows?)\b"  # "Friday: cloudy"
    r"|(?:[’']s (?:high|low|temperature)s?)? (?:(?:\w+ )?(?:forecast|outlook|guidance|target)|will|should"
    r"|would (?:be|bring|mean)|(?:is|are) (?:now |still )?(?:to|due|expected|forecast|projected|set|likely))\b"
)
# "forecast a rise after the [October] reading", "than in its [October] report": what has been read is over
_READ = re.compile(r" (?:reading|report|data|print|numbers)\b")
# "From March it will pay": nothing but a preposition before the time
_FRONTED = re.compile(r"^\W*(?:(?i:looking (?:ahead|forward)) to\s)?(?:(?i:from|on|in|by|for|next|the)\s(?:the\s)?)?$")
# "raised its full-year forecast on [Thursday]"; not "cut its forecast for [June]"
_REVISED = re.compile(
    r"\b(?:raised|lowered|cut|lifted|trimmed|kept|slashed) (?:its|their|the|a|an|his|her) [^,;:.]{0,40}"
    r"\b(?:forecasts?|outlook|guidance|targets?)\b[^;:]{0,60} on $"
)
# "3 million need food aid, up from 2 million in August"
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|than|against(?! an? (?:target|goal)\b)|versus)\b(?:[^,;]|,\d){0,40}$",
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"[;:.]\s|[,–—]\s(?:after|but|and|said|as|citing|blaming|following)\b")


# "2,000 more teachers by [August]"; not "had trained 2,000 more teachers by [August]"
_MORE_BY = re.compile(r"\b(?:more|new|extra|another|additional|further) [^.,;:\d]{1,40} by $")
_DONE = re.compile(r"\b(?:\w+ed|was|were|had|has|have|rose|fell|grew|built|found|cut|lost|sold|left|came|went)\b")


def looks_ahead(before: str, after: str = "") -> bool:
    """Whether the words around a time speak of what is to come: "will reopen on", "is due by"; "From March it will"."""
    if _MORE_BY.search(before) and not _DONE.search(before):
        return True
    if _NAMED_AHEAD.match(after):
        return True
    if _READ.match(after):
        return False
    if _FRONTED.match(before):
        return _THEN_AHEAD.match(after) is not None
    if _REVISED.search(before) or _TOLD.search(before[-40:]) or _COMPARED.search(before):
        return False
    return _AHEAD.search(_CLAUSE.split(before[-_AHEAD_WITHIN:])[-1]) is not None


# "the ministry said on Monday that", "told reporters on Thursday", "she said in a report in June"; not "40 cases were
# reported on Monday"
_REPORTED = re.compile(
    r"\b(?:said|says|say|saying|told(?: [\w’'-]+){1,4}|(?<!were )(?<!was )(?<!been )reported|announced|disclosed"
    r"|(?<!were )(?<!was )(?<!been )(?<!be )(?:added|released)"
    r"|(?<!were )(?<!was )(?<!been )confirmed(?! (?:cases?|deaths?|infections?|dead)\b)|conceded"
    r"|admitted|warned"
    r"|showed|shows|published|noted|wrote|stated|declared|acknowledged|revealed)"
    r"(?: (?:in|to|at) (?:(?!\d)[\w’'-]+ ){0,4}(?!\d)[\w’'-]+|(?: (?!\d|that\b)[\w’'-]+){1,2})?"
    r"(?: (?:on|late|early)){0,2}\s?$"
)


def is_reported(before: str) -> bool:
    """ "said on Monday": whether the time after these words is the day of the saying."""
    return _REPORTED.search(before) is not None


# "the deadliest since 1987", "the first fall in nine years": a record; not "at least 63 since June"
_RECORD = re.compile(
    r"\b(?:first|second|(?<!a )(?<!two )third|last|only"
    r"|(?!(?:rain)?forest|harvest|protest|arrest|interest|request|contest|conquest|\w{5}west)\w{3,12}est"
    r"|(?<!at )most|(?<!at )least|worst|best|record|time|unchanged"
    r"|high|low)\b"
    r"[^.,;:]{0,45}$",
    re.IGNORECASE,
)


def is_record(before: str) -> bool:
    """Whether the words before "since 1987" say how long ago something was as high, as low or as bad."""
    return _RECORD.search(before) is not None
