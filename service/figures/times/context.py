"""What the words around a number or a month decide: is "2019" a year, is "May" a month, is the text looking ahead?"""

import re

# How far around a time its words are looked at.
NEAR = 24
_AHEAD_WITHIN = 70

# "will open on Monday", "is set for June 9"; not "said on Monday it would"
_AHEAD = re.compile(
    r"\b(?:will|would|could(?! not\b)|(?-i:may)|might|won[’']t|shall|is due|are due|be due"
    r"|due (?:at|in|on|to|back|by)|(?:is|are|be|has|have) to|must(?! have\b)"
    r"|set (?:for|to)|scheduled|expects?|expected|forecasts?"
    r"|projected|projects(?= (?:[a-z]+ ){1,3}of )"
    r"|sees?|(?:is|are) seen|predicts?|guidance|outlook|planned|target(?:ed)?|deadline|(?:is|are) forecast|next|coming"
    # "plans 40 shops", "the plan to sell"; not "backed the plan"
    r"|plans? (?:to|for)|(?<!the )(?<!their )(?<!its )(?<!a )(?<![’']s )plans?"
    r"|(?<!were )(?<!was )(?<!not )(?<!stayed )(?<!been )(?:open|begin|start|meet|play)(?= on\b)"
    r"|to run|to be|expires?|starts? in|start in|begins?|aims? to|hopes? to|goes up|go up|going up"
    r"|(?:pledg|promis|vow)(?:ed|es) to|appl(?:y|ies) from|kicks? in|wants?|(?:asks?|asking|has asked|have asked) for"
    r"|opens|reopens|takes effect|comes into (?:force|effect)|needs?|(?:stays?|is|are) (?:open|closed|shut))\b",
    re.IGNORECASE,
)

_STRONG = re.compile(
    r"\b(?:in|since|during|until|till|before|after|from|by|between|of|late|early|mid|circa|throughout)[ \n-]$",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:in|since|during|until|till|throughout|early|late|mid)[ \n-]$", re.IGNORECASE)
# "more than 2000", "killed 1900", "$2000", "No. 2019"
_QUANTITY = re.compile(
    r"(?:\b(?:about|nearly|almost|some|roughly|over|under|than|least|most|to|many|much|only|just|total of"
    r"|average of|number|worth|nos?\.?|killed|killing|injured|resolution"
    r"|directive|flight|page|section|article|rs\.?|usd|eur|order|act|up|rose|fell|approximately|estimated|another"
    r"|additional|further|every|all|these|those|are|were|with|has|have|had)"
    r"|[$€£¥#№₹])[ \n]?$",
    re.IGNORECASE,
)
# "2000 people", "1900 new jobs", "2010 tonnes"
_COUNTED = re.compile(
    r"(?:[ \n]|-)(?:(?:new|more|other|additional|local|foreign|young|old|extra|metric|square|cubic|million|billion"
    r"|trillion|thousand|hundred)\b|%|percent\b|per\b"
    r"|(?:people|men|women|children|euros?|dollars?|rupees?|pounds?|yen|yuan|tonnes?|tons?|km|kms|kilomet\w+"
    r"|miles?|met(?:re|er)s?|feet|foot|ft|kg|mm|cm|mw|gw|mph|acres?|hectares?"
    r"|residents|workers|jobs|cases|deaths|votes|homes|houses|families|soldiers|troops|employees|students|pupils"
    r"|patients|points|pages|lit(?:re|er)s?|calories|civilians|members|others"
    r"|passengers|staff|police|officers|migrants|refugees|prisoners|detainees|inmates|fighters|protesters|users"
    r"|customers|villages|schools|hours?|days?|minutes?|times|seats|degrees|barrels"
    r"|gallons?|kilos?|pieces|copies|units|vehicles|cars|trucks|planes|ships|stores|companies|firms|years?|months"
    r"|weeks)\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[ \n][a-z]+s\b")
_VERB = re.compile(r"[ \n](?:was|has|is|as|its|this|vs|versus|to|and|or|by|on|at|in|it|he|she|they|we|the|a)\b")
_OWNER = re.compile(
    r"(?:\b(?:the|a|an|this|its|their|his|her|our|their|record|year)|[’']s?|[A-Z][\w.&-]*|[©/|(,:])[ \n]?$"
)


def is_year(before: str, number: int, after: str) -> bool:
    """ "in 2019", "the 2019 election", "Photos 2024"; not "2000 people", "more than 1900", "1650 votes"."""
    sure, recent = bool(_SURE.search(before)), 1900 <= number <= 2060
    if _COUNTED.match(after):
        return sure and recent and number % 100 != 0
    if _QUANTITY.search(before):
        return (
            recent
            and number % 50 != 0
            and re.search(r"\b(?:than|to|with)[ \n]$", before) is not None
            and not _PLURAL.match(after)
        )
    if _STRONG.search(before):
        return recent or not _PLURAL.match(after)
    if not recent:
        return False
    if _OWNER.search(before):
        return number % 100 != 0 or not _PLURAL.match(after)
    return not _PLURAL.match(after) or _VERB.match(after) is not None


_MONTH_CALLED_FOR = re.compile(
    r"\b(?:in|since|by|until|till|from|of|during|through|throughout|early|late|mid|before|after|than|to|and|for|on"
    r"|between|against|versus|last|this|next|ended|ending|as)[ \n-]$",
    re.IGNORECASE,
)
# "the May survey", "May sales fell"; not "it may fall", "May the best win"
_MAY_NAMED = re.compile(r"\b(?:the|a|its|their|[’']s) $", re.IGNORECASE)
_MAY_FIRST = re.compile(r"[ ](?!(?:the|they|we|you|he|she|it|all|this|that|these|those|not|be|have|as|or|and)\b)[a-z]")
_NAME_FOLLOWS = re.compile(r"[ \n][A-Z][a-z]")
_ON = re.compile(r"[ \n]on\b")


def is_month(before: str, name: str, after: str) -> bool:
    """ "in May", "October's total"; not "May Day", "the March on Rome", "Theresa May said", "August Wilson"."""
    called_for = _MONTH_CALLED_FOR.search(before) is not None
    if name.lower() == "may":
        named = not before or _MAY_NAMED.search(before) is not None
        return called_for or (named and _MAY_FIRST.match(after) is not None)
    if name.lower() == "march" and (_ON.match(after) or re.search(r"\b[Tt]he $", before)):
        return False
    return called_for or not (_NAME_FOLLOWS.match(after) and name.lower() in ("april", "june", "august"))


# "would serve 21 years, the court ruled on [Friday]"; not "is scheduled for [Friday]"
_TOLD = re.compile(
    r"\b(?:said|says|told|ruled|announced|reported|decided|voted|heard|found|wrote|added|warned|confirmed|agreed|approved)"
    r"(?: [\w’'-]+){0,3} ?$"
)
# "[From March] it will pay", "[Friday] will be worse"; not "[In March] it said it would"
_THEN_AHEAD = re.compile(
    r"(?:,? (?!said|says|told|announced|warned|had|was|were|that)[\w’'-]+){0,5} "
    r"(?:will|may|must|can|should|is to|are to|is due|are due|goes up|go up|rises to|would be|expects?|forecasts"
    r"|predicts?|projects"
    r"|(?:is|are) (?:expected|forecast|projected|predicted))\b"
)
# "its 2024 forecast", "the final on Saturday will"; not "the 2024 results", "on Saturday it would"
_NAMED_AHEAD = re.compile(
    r" (?:(?:\w+ )?(?:forecast|outlook|guidance|target)|will|should|would (?:be|bring|give|mean|leave|put)"
    r"|(?:is|are) (?:now |still |currently )?(?:to|due|expected|forecast|projected|predicted|set|likely))\b"
)
# "From March it will pay": nothing but a preposition before the time
_FRONTED = re.compile(r"^\W*(?:(?i:from|on|in|by|for|next|starting|beginning)\s(?:the\s)?)?$")


# "against a target of 78% by [March]"; not "missed its target in [March]"
_GOAL = re.compile(r"\b(?:targets?|goals?|aims?|pledges?) (?:of|to) [^,;.]{0,30}\bby (?:the )?$", re.IGNORECASE)
# "below the 18.9 million it had projected in [September]"; not "sales are forecast in [June]"
_FORESEEN = re.compile(
    r"\b(?:had|it|he|she|they|we|analysts|economists) (?:had |\w+ly )?(?:projected|forecast|predicted|expected"
    r"|estimated|planned) (?:in |on |last |back in )?(?:late |early )?$"
)
# "were told to find £31m by the end of [March]", "have agreed to hand over 40 boats before [June]"
_BIDDEN = re.compile(
    r"\b(?:told|asked|ordered|required|urged|instructed|tasked|wants?|agreed|vowed|promised|committed|seeks?|seeking"
    r"|trying|hoping|obliged) to (?!have\b)[a-z]+\b[^;:.]* (?:by|before|until) (?:the )?$"
)
# "raised its full-year forecast on [Thursday]"; not "cut its forecast for [June]"
_REVISED = re.compile(
    r"\b(?:raised|lowered|cut|lifted|trimmed|kept|withdrew|narrowed|maintained|reiterated|reaffirmed|slashed"
    r"|upgraded|downgraded) (?:its|their|the|a|an|his|her) [^,;:.]{0,40}\b(?:forecasts?|outlook|guidance|targets?)\b"
    r"[^;:]{0,60} on $"
)
# "have called a strike of 48 hours from [Monday]"
_CALLED = re.compile(r"\b(?:call(?:ed|s|ing)?|announc(?:ed|es|ing)|declared|ordered|imposed)\b[^;:.]* from $")
# "3 million need food aid, up from 2 million in August"
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|than|against|versus)\b(?:[^,;]|,\d){0,40}$", re.IGNORECASE
)


def looks_ahead(before: str, after: str = "") -> bool:
    """Whether the words around a time speak of what is to come: "will reopen on", "is due by"; "From March it will"."""
    if _NAMED_AHEAD.match(after):
        return True
    if _FRONTED.match(before):
        return _THEN_AHEAD.match(after) is not None
    if _GOAL.search(before) or _BIDDEN.search(before):
        return True
    if _CALLED.search(before):
        return True
    if _REVISED.search(before) or _TOLD.search(before[-40:]) or _COMPARED.search(before) or _FORESEEN.search(before):
        return False
    clause = re.split(r"[;:.]\s|[,–—]\s(?:after|but|and|said|as|citing|blaming|following)\b", before[-_AHEAD_WITHIN:])[
        -1
    ]
    return _AHEAD.search(clause) is not None


# "the ministry said on Monday that", "told reporters on Thursday", "she said in a report in June"; not "40 cases were
# reported on Monday"
_REPORTED = re.compile(
    r"\b(?:said|says|say|saying|told(?: [\w’'-]+){1,4}|(?<!were )(?<!was )(?<!been )reported|announced|disclosed|added"
    r"|(?<!were )(?<!was )(?<!been )confirmed(?! (?:cases?|deaths?|infections?|dead)\b)|conceded"
    r"|admitted|warned"
    r"|showed|shows|released|published|noted|wrote|stated|declared|acknowledged|revealed)"
    r"(?: (?:in|to|at) (?:[\w’'-]+ ){0,4}[\w’'-]+|(?: (?!\d)[\w’'-]+){1,2})?(?: (?:on|late|early)){0,2}\s?$"
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
