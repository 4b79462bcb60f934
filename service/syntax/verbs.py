"""The base form of an inflected English verb: a table for the irregular ones, spelling rules for the rest."""

import re

import simplemma

# base: every form that adding -s, -ed or -ing to it would not give
_IRREGULAR = """
be am 'm are 're is 's was were been being; have has had 've; do does did done; go went gone; say said; make
made; get got gotten; know knew known; think thought; take took taken; see saw seen; come came; find found;
give gave given; tell told; become became; leave left; feel felt; bring brought; begin began begun; keep kept;
hold held; write wrote written; stand stood; hear heard; mean meant; meet met; run ran; pay paid; sit sat;
speak spoke spoken; lie lay lain lying lied lies; lead led; grow grew grown; lose lost; fall fell fallen; send
sent; build built; understand understood; draw drew drawn; break broke broken; spend spent; rise rose risen;
drive drove driven; buy bought; wear wore worn; choose chose chosen; seek sought; throw threw thrown; catch
caught; deal dealt; win won; forget forgot forgotten; lay laid; sell sold; fight fought; teach taught; eat ate
eaten; sing sang sung; strike struck stricken; hang hung hanging hanged; shake shook shaken; ride rode ridden;
feed fed; shoot shot; drink drank drunk; arise arose arisen; fly flew flown flies; spread spread; sleep slept;
cost cost; beat beaten; light lit; bind bound; fling flung; swear swore sworn; steal stole stolen; flee fled;
shrink shrank shrunk; sink sank sunk; swim swam swum; sweep swept; swing swung; tear tore torn; wake woke
woken; awake awoke awoken; weave wove woven; weep wept; withdraw withdrew withdrawn withdrawing; bear bore
born borne; withhold withheld; withstand withstood; undergo underwent undergone; undertake undertook
undertaken; overtake overtook overtaken; overcome overcame; overthrow overthrew overthrown; oversee oversaw
overseen; foresee foresaw foreseen; uphold upheld; bend bent; bite bit bitten; bleed bled; blow blew blown;
breed bred; burn burnt; cling clung; creep crept; dig dug; dwell dwelt; forbid forbade forbidden; foretell
foretold; forgive forgave forgiven; forsake forsook forsaken; freeze froze frozen; grind ground; hide hid
hidden; kneel knelt; lend lent; mistake mistook mistaken; rebuild rebuilt; repay repaid; retake retook
retaken; rewrite rewrote rewritten; ring rang rung; shine shone; show shown; slay slew slain; slide slid;
smell smelt; sow sown; spell spelt; spill spilt; spin spun; spit spat; spring sprang sprung; stick stuck;
sting stung; stink stank stunk; strive strove striven; stride strode; swell swollen; saw sawn; sew sewn; tread
trod trodden; wind wound; wring wrung; learn learnt; dream dreamt; prove proven; leap leapt; lean leant;
outgrow outgrew outgrown; outdo outdid outdone; override overrode overridden; overrun overran; overhear
overheard; overshoot overshot; redo redid redone; resell resold; retell retold; undo undid undone; unwind
unwound; misread misread; mislead misled; remake remade; misunderstand misunderstood; outsell outsold; befall
befell befallen; beget begot begotten; behold beheld; beset beset; outspend outspent; inbreed inbred;
interweave interwoven; partake partook partaken; cleave clove cloven; bid bade; plead pled; dye dyed dyeing;
die dying died dies; tie tying tied ties; vie vying vied vies; belie belying; ski skied skiing; add added
adding; err erred erring; egg egged egging; panic panicked panicking; mimic mimicked mimicking; picnic
picnicked picnicking; traffic trafficked trafficking; focus focused focussed focusing focussing; bias biased;
gas gassed gassing; bus bused busing; quiz quizzed quizzing; ache ached aching; create created creating;
recreate recreated recreating; taste tasted tasting; waste wasted wasting; paste pasted pasting; breathe
breathed breathing; bathe bathed bathing; soothe soothed soothing; clothe clothed clothing; loathe loathed
loathing; bang banged banging; hinge hinged hinging; infringe infringed infringing; binge binged binging;
cringe cringed; fringe fringed; ensure ensured ensuring; echo echoes; veto vetoes; torpedo torpedoes; forgo
forwent forgone; owe owed owing; eye eyed; welcome welcomed welcoming; develop developed developing; prefer
preferred preferring; determine determined determining; sanction sanctioned; offer offered; happen happened;
instil instilled instilling; fulfil fulfilled fulfilling; guide guided guiding; yell yelled yelling; teethe
teething; seethe seething seethed; persuade persuading; outshine outshone; deposit deposited; appal appalled
"""

FORMS = {form: base for base, *forms in map(str.split, _IRREGULAR.split(";")) for form in forms}
BASES = frozenset(FORMS.values())

# "hop-ing" is of "hope": one vowel and one consonant in a word of one syllable, as "hop" would double its last letter
_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]")
# "visit", "evacuat(e)": one vowel and one consonant after more; spelling alone cannot tell
_OPEN = re.compile(r".*(?:[^aeiou]|qu|[iu](?=at))[aeiouy][^aeiouwxy]")
# "leav", "forc", "argu", "increas", "seiz", "handl", "emerg", "chang" are never whole; "kill", "crash", "hurl" are
_CLIPPED = re.compile(r".*(?:[vuc]|[^s]s|[^z]z|[^aeiourlwy]l|[dlr]g|[aeu]ng|[aeiou]g|[^aeiou]yr)")
_DOUBLED = re.compile(r".*([bdgmnprtkv])\1")
# "cancell" and "travell" are doubled, "kill" and "spell" are not
_DOUBLED_L = re.compile(r".*[aeiouy].*[aeiou]ll")
_ENDS_IN_LL = ("stall", "call", "roll", "fill", "still", "spell", "pull", "sell")


def base(form: str) -> str:
    """ "held": "hold", "killing": "kill", "displaced": "displace", "carries": "carry". The form is in lower case."""
    known = FORMS.get(form)
    if known is not None:
        return known
    for ending in ("ing", "ed"):
        stem = form.removesuffix(ending)
        if stem != form and re.search("[aeiouy]", stem):
            return _whole(stem, form)
    return _without_s(form) if form[1:].endswith("s") and not form.endswith("ss") else form


def _whole(stem: str, form: str) -> str:
    """The verb that lost its "e", doubled its last letter or turned "y" into "i" before the ending."""
    if stem.endswith("i") and form.endswith("ied"):
        return stem[:-1] + "y"
    doubled_l = _DOUBLED_L.fullmatch(stem) and (not stem.endswith(_ENDS_IN_LL) or stem in ("controll", "patroll"))
    if doubled_l or _DOUBLED.fullmatch(stem):
        return stem[:-1]
    if stem in BASES or stem.endswith(("ee", "oo")):
        return stem
    if stem.endswith("e") and form.endswith("ing"):  # "queueing", "ageing"
        return stem
    if stem.endswith("e") or _CLIPPED.fullmatch(stem) or _SHORT.fullmatch(stem):
        return stem + "e"
    if _OPEN.fullmatch(stem):
        found = simplemma.lemmatize(form, lang="en")
        return found if found in (stem, stem + "e") else _guess(stem)
    return stem


def _guess(stem: str) -> str:
    return stem + "e" if stem.endswith(("at", "ut", "ir", "ur", "ar", "in", "id", "ad", "ud", "is")) else stem


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1]
