"""What says that a number moved, and which way: the words before it and after it."""

import re

from service.figures.alternatives import alternatives

# What looks before the number needs a word of these; most numbers stand after none of them.
VERBS, DEEDS, NOUNS = {"off"}, set[str](), {"loss"}
OTHERS = frozenset("wipe wiped wipes wiping knocked knocks knocking shaving erased erasing taken".split())


def _forms(kind: set[str], words: str) -> str:
    """An alternation of whole words, noted under their kind; an underscore stands for a blank."""
    kind.update(form for word in words.split() for form in (max(word.split("_"), key=len), f"{word}s"))
    return alternatives(word.replace("_", " ") for word in words.split()).replace(r"\ ", r"\s")


# By these a number moves of itself ("rose 17"), by the deeds below somebody moves it ("shed 17").
UP_VERBS = _forms(
    VERBS,
    "rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing jump jumps jumped "
    "jumping increase increases increased increasing soar soars soared soaring surge surges surged surging "
    "rocketed leapt leaped swell swells swelled swollen rally rallies rallied advance advances advanced advancing "
    "rebound rebounds rebounded expand expanded extended prolonged widened strengthened firmed up edged_up "
    "edged_higher inched_up ticked_up crept_up shot_up went_up goes_up gone_up going_up moved_up nudged_up improved "
    "expanding expands widening widens strengthening strengthens accelerates "
    "improve improves lengthened lengthens spiked ballooned appreciated accelerated edged_ahead "
    "higher_by dearer_by costlier_by stronger_by heavier_by longer_by larger_by warmer_by",
)
DOWN_VERBS = _forms(
    VERBS,
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing shrink shrinks shrank shrunk slump slumps slumped plunge plunges plunged "
    "plunging slide slides slid sliding slip slips slipped slipping sink sinks sank sunk sinking collapsed "
    "tumble tumbles tumbled crash crashes crashing tank tanks tanked tanking "
    "dip dips dipped ease eases eased easing contracted retreated weakened plummeted narrowed worsened down "
    "shrinking tumbling dipping contracting contracts narrowing narrows weakening weakens worsening worsens dwindling "
    "plummeting plummets eases "
    "edged_down edged_lower inched_down ticked_down went_down goes_down gone_down going_down came_down come_down "
    "moved_down shortened shortens thinned dwindled depreciated crashed dived "
    "lower_by cheaper_by weaker_by lighter_by shorter_by smaller_by cooler_by",
)
UP_DEEDS = _forms(
    DEEDS,
    "gain gains gained gaining add adds added adding raise raises raised raising upped hike hikes hiked lift lifts "
    "lifted put_on",
)
DOWN_DEEDS = _forms(
    DEEDS,
    "lose loses lost losing shed sheds shedding cut cuts cutting reduce reduces reduced reducing trim trims "
    "trimmed slash slashes slashed shaved to_lower will_lower would_lower could_lower lowers lowered "
    "lowering pared took_off",
)
UP_NOUNS = _forms(
    NOUNS,
    "rise increase gain jump growth surge climb hike uptick leap upturn addition improvement rally raise expansion "
    "boost bump",
)
DOWN_NOUNS = _forms(
    NOUNS,
    "fall drop decline decrease cut reduction slump dip slide plunge contraction downturn tumble slowdown "
    "negative_growth",
)
# What may stand between the word of change and its number: "rose by almost 17", "up a further $2", "fell some 4 %".
FILLER = (
    r"(?:\s+(?:by|a|an|another|further|some|about|around|nearly|almost|roughly|just|only|over|(?<=(?:by|at) )under"
    r"|sharply|slightly|steadily|overall|approximately|(?:well |just |no )?(?:more|less|fewer) than|at (?:least|most)"
    r"|up to|close(?:r)? to|as (?:much|many) as|(?:well|just) (?:over|under)|an estimated|in (?:all|total|value)"
    r"|as a whole|at an? (?:[\w-]+ ){0,2}(?:rate|pace) of|between"
    r"|an? (?:total|combined|cumulative|net|average)(?: of)?|whopping))*\s+[~≈]?"
)
# "rose by 17", "prices up 3%", "extended by 60 days"; not "rose to 305", not "make up 26 percent"
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS}))(?:\s[-–—])?{FILLER}$", re.IGNORECASE)
# "gained 4%", "has shed a quarter", "lost 17 kilos"; not "lost five men"
DONE = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_DEEDS})|(?P<down>{DOWN_DEEDS})){FILLER}$", re.IGNORECASE)
# "rose a revised 4%", "fell by an even steeper 3%", "rose in September 2.4 percent", "slid last year 3%"
MOVED_A_SHARE = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS}))"
    r"(?:(?:\s+by)?\s+an?(?:\s+[\w-]+ly)?\s+(?!(?:total|further|record-breaking)\b)[a-z][a-z-]+"
    r"|\s+(?:in|during|over|for)\s+(?:the\s+)?(?:(?!(?:only|just|line|about|some|all)\b)[A-Za-z’'-]+\s+){0,2}"
    r"(?:month|quarter|year|half|week|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|(?:19|20)\d\d)"
    r"|\s+(?:last|this)\s+(?:week|month|quarter|year)|\s+(?:year|month|quarter)[- ]on[- ](?:year|month|quarter)"
    rf"|(?<=gr[eo]w)\s+at|(?<=grown)\s+at|\s+on\s+average){FILLER}$"
    # "sales were off 12%"
    rf"|\b(?P<off>(?:is|was|are|were|been|traded|trading|closed|ended|finished|shares|stock)\s+off){FILLER}$",
    re.IGNORECASE,
)
# "up" and "down" that belong to another verb: "make up 26 percent", "brought up eight bodies", "added up to"
OTHER_VERB = re.compile(
    r"\b(?:mak|made|br[io]|tak|took|tie|buil|pick|put|set|turn|add|sum|draw|drew|pil|round|follow|hold|held|bl[oe]w"
    r"|back|clear|br[eo]|track|run|ran|shut|t[eo]re?|pull|gun|shot|la[yi]|step|mop|scrap|pa[iy]|d[ui]g"
    r"|grow|w[ao]ke|show|giv|gave|sign|r[iau]ng|fre|rack|drum|stump|cough|sav|eat|link|(?!edg|inch|tick|nudg|mov|revis|mark|end|clos|open|settl|finish|trad)\w+(?=ed)"
    r"|(?P<market>end|open|clos|settl|finish|trad))\w*\s+(?:up|down)\Z",
    re.IGNORECASE,
)
# "an increase of 40", "a fall in prices of 3%"; not "a fall at 12 metres", "a storm surge of 3 metres"
NOUN_OF = re.compile(
    rf"(?<!\bstorm )(?<!\btidal )\b"
    rf"(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))s?(?:\s+in\s+(?:(?![\w-]+ed\b)[\w-]+\s+){{1,4}})?,?\s*\(?"
    rf"(?:of|closer to){FILLER}$",
    re.IGNORECASE,
)
# "the decline is 74", "Growth was therefore 3%"; not "those under the rock fall is 9"
NOUN_IS = re.compile(
    rf"(?:\A|[.,;:]\s|(?<!of\s)(?<!by\s)\b(?:the|this|that|an?|its|their)\s)(?:[\w-]+\s)?"
    rf"(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\s(?:is|was|will be|would be|has been|reached|came to)"
    rf"(?:\s+(?:therefore|thus|now|then|still))?{FILLER}$",
    re.IGNORECASE,
)
# "a loss of 4%", "a loss of 38 seats"; not a loss of $4 million, of 400 tonnes, of lives
LOSS_OF = re.compile(
    rf"\b(?P<up>(?!))?(?P<down>(?:job )?loss) (?:of|is|was|reached|hit|came to){FILLER}$", re.IGNORECASE
)
MEMBERS = re.compile(r" (?:[\w-]+ )?(?:seats|members|subscribers|followers|customers|users|points)\b")
# "cut the workforce by 40", "fell for a third month, by 2%": the thing moved stands between verb and number
MOVED_BY = re.compile(
    rf"(?<![\w-])(?<!\bjob )(?:(?P<up>{UP_VERBS}|{UP_DEEDS})|(?P<down>{DOWN_VERBS}|{DOWN_DEEDS}))"
    rf"(?:\b(?:[^.;:,()]|[.,](?=\d)){{2,60}})?(?:, (?:or|and))?,?"
    # "fell and were hit by 40 shells", "a rise in homes bought by 12 firms"
    rf"(?<!ed)(?<!ught)(?<!ken)(?<!ven)(?<! hit)(?<!held)(?<!made)(?<! led)\sby{FILLER}$",
    re.IGNORECASE,
)
# "offered 3.2%", "cut its demand to 7%" where wages are spoken of
OFFERED = re.compile(
    r"\b(?:offer\w*|demand\w*|claim|(?:ask|press|push|settl|hold)\w* (?:out )?for|worth|want(?:s|ed)?|w[io]ns?"
    rf"|got|back with|accept\w*|reject\w*)\b(?: (?:of|to|at))?{FILLER}(?:the )?(?P<up>)(?P<down>(?!))?$",
    re.IGNORECASE,
)
WAGES = re.compile(r"\b(?:wages?|pay|salary|salaries|raises|strikes?|striking|walkout|union)\b", re.IGNORECASE)
_NO_NOUN = (
    r"(?:the|a|an|to|from|of|at|in|on|by|for|with|than|above|below|beneath|near|under|per|as|about|is|are|was|were|be|has|have|had|that|who"
    r"|which|its|their|said|or|not|no|only|least|most|up|down|hold\w*|held|owns?|stood|after|against|between|while)"
)
# "lifted profit 18%", "cut output 3 percent"; not "cut the 12% fee", "raised its stake to 9%"
OBJECT = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_DEEDS}|{UP_VERBS})|(?P<down>{DOWN_DEEDS}|{DOWN_VERBS}))\s+(?:(?:the|its|their|his|her)\s+)?"
    rf"(?:(?!{_NO_NOUN}\b)[\w’'-]*[^\W\d]\s+){{1,3}}(?:by\s+|(?:about|nearly|almost|some|around|over)\s+)?$",
    re.IGNORECASE,
)
WIPED = re.compile(
    rf"(?<![\w-])(?P<up>(?!))?(?P<down>wip(?:e|ed|es|ing)|knock(?:ed|s|ing)|shav(?:ed|ing)|eras(?:ed|ing)|taken|took){FILLER}$",
    re.IGNORECASE,
)
# The numbers that share a change: "lost 70 points, or 0.9%", "up 3 (2%)", "growth was 4%, not 5%"
_NUMBER = r"(?:\b[A-Z]{1,3}[$€£¥₹]?|[$€£¥₹]|\bRs\.? ?)?(?<![\d.,])\d[\d.,]*(?:bn|m|k)?"
APPOSED = re.compile(
    rf"(?:{_NUMBER}|\ban? (?:third|quarter|fifth|tenth))(?: ?(?P<percent>%|pc\b|per ?cent\b)"
    rf"|(?P<unit>(?: (?!or\b|and\b|to\b)[^\W\d][\w-]*){{1,3}}?))?"
    # "rose 0.6% in May, or £1,780"; not "down 8% from May (2,230)"
    r"(?:(?: (?:in|on|since|over) (?:[\w-]+ ){0,2}[\w-]+| year[- ]on[- ]year| (?:last|this) \w+)?,? or "
    r"|,? \((?:range )?|, not |, (?=nearly|almost|about|or))"
    r"(?:an? |about |around |nearly |almost |roughly |some |over |more than )*$"
)
# "steel fell 3%, copper 2% and zinc by 1%", "Brent rose 3% to $71 and WTI 2%", "up 3% on the month and 9% on the year"
LISTED = re.compile(
    rf"{_NUMBER}(?: ?%|pc\b| per ?cent)(?: (?P<where>in|on|over|with|among|for|at|from|by) (?:[\w-]+ ?){{1,3}}"
    r"|(?: \w+)?[ -](?:on|over)[ -]\w+)?"
    rf"(?: to \S*\d\S*(?: [a-z]+){{0,3}})?"
    rf"(?:,(?: and| but| while)?| and| but| while)(?: (?:in|for|at))?(?: the| its)?"
    rf"(?: (?!{_NO_NOUN}\b)[\w’'&.-]*[^\W\d](?: \d{{2,4}}(?= ))?){{0,3}}(?: by)?"
    r"(?: (?:between|about|nearly|almost|around|some))? $"
)


# "rose 0.3% in May from April and [2.5%] from a year ago", "fell 1% last month and [2%] in the quarter"; not "rose 3%
# in May and 60% said"
BOTH = re.compile(
    rf"{_NUMBER}(?: ?%| per ?cent) (?:(?:in|on|from|over|compared (?:to|with)|relative to|last|this|for|during)\b"
    r"[^,;:.()%\d]{2,60}|month[- ]on[- ]month|year[- ]on[- ]year|monthly|annually|yearly),? (?:and|but) (?:by )?$"
)
# "and 60% [said]": of others
OTHERS_DID = re.compile(r" (?:of|said|says?|want|believe|think|were|was|are|is|have|had|has|will|would|\w+ed)\b")


# "fell 503 points and [683 points, respectively]"
TWO = re.compile(rf"{_NUMBER}(?: ?%| per ?cent| [a-z]+)? and $")
# "losers were led by Norl, down 3%, followed by Merrow ([2%]) and Tolm ([1%])"
FOLLOWED = re.compile(
    rf"{_NUMBER} ?(?:%|pc|per ?cent)[^.;%()]*,? followed by (?:[^().;]*\({_NUMBER} ?(?:%|pc|per ?cent)\),?)*[^().;]*\($"
)
# "above April", "below that of March", "above the 1963 record"; not "above US Treasuries", "below the guideline"
_EARLIER = (
    r"\s+(?:(?:the|its|their) )?(?:that (?:of|in|for)|\d{4}|last|a year|a month|same|previous|prior|year|month|week|pre"
    r"|opening|level|peak|record|all-time|(?:high|low|peak|close)s? of"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\b"
)
# "warmer in May than a year ago"; not "warmer than the sea"
_THEN = r"(?:\s+[\w-]+){0,3}?\s+than (?:in|on|at|a|last|before|it|they|\d{4}|the (?:previous|same|year))\b"
# "22 more than in June", "48 more people would drown than in 2019", "3.4% lower"; not "scores more in the city"
_NO_THING = (
    r"(?:at|as|of|in|to|by|from|on|for|and|or|but|with|was|were|is|are|had|has|have|earn\w*|pay|paid|get|live|lived?|make|made"
    r"|spen[dt]|work|use|own|cost|weigh|waits?|took?|take|want|need|said|say|that|who|over|under|about|into|worth|receiv\w*|h[eo]ld\w*|(?:end|clos|trad|finish)ing|[\w-]+ed|the|an?|this|its|their|it|he|she|they|we)"
)
# "12 up on May", "3 down from 2023"; not "40 sets up from 24 in 2023": the 40 is a level
_FROM_THEN = r"\s+(?:on|since|over)\b|\s+from\b(?!\s+(?:[A-Z]{0,3}[$€£])?\d(?!\d{3}\b))"
COMPARED = re.compile(
    rf"^[\s-]*(?:(?!{_NO_THING}\b)[^\W\d][\w-]*\s+){{0,4}}?"
    r"(?:(?P<up>(?:more|larger|bigger|longer|greater|faster|heavier|extra|farther|further)(?=(?:\s+[\w-]+){0,6}?\s+than\b"
    r"|\s+from\b)"
    rf"|(?:higher|dearer|costlier|better|stronger|firmer)\b|up(?={_FROM_THEN})"
    rf"|(?:warmer|hotter|taller|wider|thicker|deeper)(?={_THEN})|above(?={_EARLIER}))"
    r"|(?P<down>(?:smaller|shorter|slower|lighter)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:fewer|less)\b(?!\s+(?:developed|well|than (?:\d|half|[$€£]|one\b|two\b)))"
    rf"|(?:lower|cheaper|worse|weaker|softer)\b|down(?={_FROM_THEN})"
    rf"|(?:cooler|colder|thinner|narrower)(?={_THEN})|below(?={_EARLIER})))",
)
# "60% more pay", "$3bn less"; a count may be of others: "two more bodies"
SO_MUCH = re.compile(r"^ (?:(?P<up>more)|(?P<down>fewer|less))\b(?! than (?:half|\d|[$€£]))")
# "5% and 2% more", "$3, or 2%, higher"
AND_SHARE = re.compile(
    r"^,? (?:and |or |\()[\d.]+ ?(?:%|pc|per ?cent|points)\)?,?"
    r"(?= (?:more|fewer|less|higher|lower|larger|smaller|bigger)\b)"
)
# "reported 14% growth in sales"; not "14% growth rates"
BARE_NOUN = re.compile(
    r"^\s(?:(?:organic|annual|quarterly|like-for-like|year-on-year|underlying|revenue|sales|volume) )?"
    r"(?:(?P<up>growth|increase|rise|jump|hike|surge)|(?P<down>decline|drop|decrease|fall|reduction|negative growth))"
    r"(?:\s(?:in|over|from|compared|year|during|against|on)\b|[.,;]|\Z)"
)
# "a 12% rise", "an 8 per cent pay increase"; not "a 12-day strike", not "40 cuts"
NOUN_AFTER = re.compile(
    r"^(?: (?:per|a) [a-z]+)?[\s-]*"
    r"(?:(?!(?:was|were|is|are|be|been|will|to|and|or|of|an?|per|each|every)\b)[\w-]+\s+){0,2}?"
    rf"(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b",
    re.IGNORECASE,
)
LOSS_AFTER = re.compile(r"^ (?P<up>(?!))?(?P<down>loss)\b")  # "a nearly 3% loss"
# "the 32,000 gain was", "a 12,000 increase in jobs"; not "the 30 drop out"
COUNT_AFTER = re.compile(
    r"^ (?:(?P<up>gain|increase|rise|jump)|(?P<down>drop|decline|decrease|fall|reduction))"
    r"(?:[.,;]|\Z| (?:in|from|was|is|over|on|the (?:week|month|year|previous|prior))\b)"
)
DETERMINED = re.compile(
    r"\b(?:an?|the|its|their|this|that|his|her|another|with|and|for|or)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
MOVING = VERBS | DEEDS | NOUNS | OTHERS
FAR = 120
WORD = re.compile(r"\w+")
