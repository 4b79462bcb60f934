"""Complement: what a verb alone does not say: left *homeless*, *without power*, granted *asylum*, spent *on roads*."""

import re

from service.figures.figure import Figure
from service.statistic.participle import participle

# "left 3,200 people homeless"; not "left the town"
STATE = re.compile(
    r"^[^.,;]{0,40}?\b(homeless|jobless|stranded|destitute|dead|injured|wounded|out of work|without \w+)\b"
)
# "driven from their homes"; not "driven from Karsund"
FROM_HOME = re.compile(r"\b(?:from|out of) their (?:homes?|houses|land|villages)\b")
FORCED = frozenset({"drive", "force", "chase"})  # whither or whence must be said
SUPPLY = re.compile(r"\b(power|electricity|water|gas|heating)\b", re.IGNORECASE)
SUPPLIED = frozenset("home house household customer people resident consumer".split())
# "granted asylum to 3,300 people"; not "granted 3,300 people"
GIVEN = re.compile(r"\b(?:grant|award|offer|refus|den[iy])\w* ((?:[a-z]+ )?[a-z]+) to (?:[\w ]{0,15} )?$")
GIVING = frozenset("grant award offer refuse deny".split())
# "15,000 people lost their homes"; not "15,000 people were lost"
LOST = re.compile(
    r"^(?: [a-z]+){0,3} (?:lost|lose|losing) (?P<what>their (?:[a-z]+ )?(?:homes?|houses|jobs|livelihoods|savings))\b"
)
# "38 were still in hospital", "41 people remain in two hospitals"; not "38 died in hospital"
IN_HOSPITAL = re.compile(
    r"^(?: [a-z]+){0,2}? (?:still|remain(?:s|ed)?|stay(?:s|ed)?)(?: [a-z]+)? (?:in|at) (?:\w+ )?hospitals?\b"
)
RESCUED = frozenset({"pull", "pull out", "dig out", "bring out", "bring up"})
# Sums are spent, not what they are spent on; yet "fines" are paid.
SPENDING = {
    "spend": "on", "invest": "in", "pay": "for", "raise": "for", "earmark": "for", "allocate": "to", "owe": "for",
}  # fmt: skip
GIVEN_TO = frozenset("offer give pay grant award promise pledge".split())  # money, to people
SUMS = frozenset(
    """fine tax dividend bonus compensation subsidy aid wage salary loan debt bribe ransom rent fee fund money capital
    interest benefit grant bill damage""".split()
)


def state(figure: Figure, last: str, is_people: bool) -> str:
    """ "left homeless", "without power", "granted asylum", "rescued"; "" where the verb says it itself. `last` is the
    lemma of the thing's head."""
    at = figure.sentence.find(figure.exact)
    verb, before, after = figure.predicate or "", figure.sentence[:at], figure.sentence[at + len(figure.exact) :]
    if is_people and IN_HOSPITAL.match(after):
        return "in hospital"
    if verb == "lose" and is_people and (found := LOST.match(after)):
        return f"who lost {found['what']}"
    if verb == "leave" and (found := STATE.match(after)):
        return f"left {found[1]}"
    if verb in FORCED and (found := FROM_HOME.search(after)):
        return f"{participle(verb)} {found[0]}"
    if verb in ("cut", "lose") and last in SUPPLIED and (found := SUPPLY.search(figure.sentence)):
        return f"without {found[1].lower()}"
    if verb in GIVING and (found := GIVEN.search(before)):
        return f"{participle(verb)} {found[1]}"
    return "rescued" if is_people and verb in RESCUED else ""


def goal(figure: Figure, last: str, is_people: bool) -> str:
    """ "on" for a sum spent on what is measured, "to" for one given to people; "" for what is itself the sum."""
    verb = figure.predicate or ""
    if figure.kind != "money" or last in SUMS:
        return ""
    return "to" if is_people and verb in GIVEN_TO else SPENDING.get(verb, "")
