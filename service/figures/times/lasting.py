"""What a thing is, whatever happened to it and when: ages, sizes, distances, what a place was built for."""

import re

from service.article import Span
from service.figures.times.line import Line

_AGED = re.compile(
    r"\b(?:(?:children|people|those|boys|girls|men|women|adults|pupils) (?:under|over|below|aged)|(?:older"
    r"|younger) than|turning|turns|will turn|age of|aged(?: between| from)?"
    r"|an? (?:man|woman|boy|girl|child|baby|teenager|pensioner|student|pupil|youth) of"
    r"|\b(?:died|dies|die)\b[^,;.]{0,24} at(?: the age of)?) $",
    re.IGNORECASE,
)
# "a town of 9,000 people", "home to 212,000", "four days instead of three", "a jail built in 1911 for 60"
_PEOPLED = re.compile(
    r"\b(?:(?:town|city|village|suburb|island|country|nation|province|region|district|community|parish|settlement) of"
    r"|home to|(?:instead of|rather than)(?: the)?|to (?:seat|house|accommodate|sleep)"
    r"|(?:built|designed|meant|intended|opened)(?: in \d{4})? (?:for|to (?:hold|house|seat|take|carry|handle))) "
    r"(?:about |around |some |nearly |almost |roughly |just over |more than )?$"
)
# "the pension, worth £221 a week, will go up in April", "the bridge, which is 220 metres long, shut in May"
_NOWADAYS = re.compile(
    r"(?:, (?:worth|now|currently|valued at|priced at)|\b(?:that|which) (?:(?:is|are|was|were) worth|is|are))"
    r" (?:about |around |some )?$"
)
# ", [2,100 metres long,]", ", [12 crowns an hour,]": what a thing is, not what happened to it
_SIZED = re.compile(
    r"[ -][\w-]+ (?:long|wide|tall|high|deep|thick)\b(?=,)|(?: \w+)? (?:an?|per) (?:hour|day|week|month|year),"
)
# "a moon 600 million kilometres from the sun", "12 nautical miles off the cape"
_DISTANCE = re.compile(
    r"[ -](?:nautical )?(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|yards|feet|mi)"
    r" (?:from|off|away|(?:north|south)(?:east|west)?|east|west|inland"
    r"|downstream|upstream|outside|of each other|to the \w+(?:st|th))\b"
)
# "snow above [900] metres", "at an altitude of [2,100] metres"
_HEIGHT = re.compile(
    r"\b(?:snow|rain|frost|ice|sleet|slopes?|altitudes?|elevations?|peaks?)\b[^.;,\d]{0,40}"
    r"\b(?:above|below|at|over|of|to) (?:about |around )?$",
    re.IGNORECASE,
)
_METRES = re.compile(r" ?(?:m|met(?:re|er)s|feet|ft)\b")
# "a [27]-year-old", "a [40]-page report", "a [190]-metre ship"
_MADE_OF = re.compile(
    r"-year-old|\syears?\sold\b"
    r"|-(?:page|met(?:re|er)|foot|store?y|seat|bed|room|mile|km|kilomet(?:re|er)|tonne|ton|acre|hectare)\b"
)


def is_lasting(line: Line, span: Span) -> bool:
    """ "a 27-year-old", "Ada Quill, 58, who", "a town of 900", "built for 60"; not "killed 14, wounded 32"."""
    after, before = line.between(span.end, span.end + 24), line.between(span.start - 2, span.start)
    if _AGED.search(line.between(span.start - 40, span.start)) and span.end - span.start <= 12:
        return True
    if _NOWADAYS.search(line.between(span.start - 24, span.start)):
        return True
    if _PEOPLED.search(line.between(span.start - 48, span.start)):
        return True
    if _METRES.match(after) and _HEIGHT.search(line.between(span.start - 60, span.start)):
        return True
    if before == ", " and _SIZED.match(after):
        return True
    if _MADE_OF.match(after) or _DISTANCE.match(line.between(span.end, span.end + 48)):
        return True
    return after[:1] == "," and before == ", " and span.end - span.start <= 2
