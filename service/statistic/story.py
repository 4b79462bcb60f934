"""Story: what an article is about, by the names and terms it keeps using. Worked out once per article."""

import hashlib
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simplemma import is_known, lemmatize

from service.article import Article
from service.figures.figure import Figure
from service.statistic.event import happenings, scenes
from service.statistic.words import WORD, Vocabulary, lemma, word_set

MOST_NAMES = 24
MOST_TERMS = 20
MAIN_NAMES = 3
OFTEN = 3  # times that a name stands in the text, two of them for the title, if it is a word of the dictionary
AROUND = 12  # figures on either side
OPENS = 200  # characters that tell what happened
TERM_WEIGHT = 0.7  # a common noun says less about a story than a name

# Capitalised words that name no one thing, and frequent words that tell no story from another.
COMMONPLACE = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun
    ministry minister ministers president prime government office officer service services police union university
    hospital department agency authority commission committee council court chamber association federation institute
    bureau board bank group company party center centre county city district province state states region national
    international central federal general public health interior defence defense foreign affairs education justice
    economy finance security emergency human rights watch red cross mrs professor director secretary chief deputy
    head spokesman spokeswoman chairman governor mayor judge north south east west northern southern eastern western
    new old great saint street road avenue hotel airport station bridge school schools college correction corrections
    updated related read photo photograph reporting editing picture published source posted share subscribe comment
    comments news daily times post herald wire journal tribune standard radio media report reuters afp image caption
    article section act code update note editor reuters getty image images newsletter
    the and for from with its their his her our this that these those there they she you your are was were will would
    could should can might not than more most least less over under between during since until last first next year
    years month months week weeks day days time said says say saying according about after before also been being
    have has had people person number numbers percent total figure figures one two three four five six seven eight
    nine ten hundred thousand million billion other others some all any each many much such only just still now then
    when where which who whom whose what how why here out down off into onto through against among around because but
    part own same made make put take taken came come went goes going get given give gave told tell added reported
    reports show shows showed data count counted counting him them does did done while both few half third quarter
    early late end yet even well back way set however meanwhile nearly almost roughly dozen dozens hundreds thousands
    rose fell per cent near under than united nations"""
)

# Half a name: many a town is a "Port" or a "Cape" of somewhere.
LAND_AND_WATER = word_set(
    "port cape fort mount lake river bay beach hill hills valley creek gulf sea ocean strait delta coast isle peninsula"
)
DIGITS = re.compile(r"\d[\d.,]*")  # "3,443" of "3,443 men", not "men"
ARTICLE = re.compile(r"(?:[Ee]l|[Aa]l|[Aa]d|[Aa]sh?|[Aa]n|[Aa]r|[Aa]z)-(?=[A-Z])")  # of "el-Marsun"; not "North-East"
INITIAL = re.compile(rf"{ARTICLE.pattern}|[a-z]{{1,4}}[A-Z]")  # of "el-Marsun" and "easyFly"; not "pro-Western"
TOKEN = re.compile(r"[A-Za-z][A-Za-z-]*[A-Za-z]")
# "in Harlow", "the Harlow", "Port Harlow" show a name that is not there because a sentence begins
INSIDE = re.compile(r"(?:[a-z,;0-9]['’]?s?|[A-Z][a-z]+) $|\($")
# "the maker, Apple, posted", "Apple's revenue"; not the "Labor" of "Labor Department"
ALONE = re.compile(r"(?:(?<=[a-z])|(?<=[a-z],)) (?P<name>[A-Z][a-z]+)(?=[,.;)]|(?:['’]s)? [a-z])")
# "in Stone Hill", "the Green Alliance": two words of the dictionary that name one place or body together
DOUBLE = re.compile(r"(?<=[a-z,] )(?P<name>[A-Z][a-z]+ [A-Z][a-z]+)\b(?! [A-Z])")
# Called by two letters, or by an adjective that is no form of the name
CALLED = {"America": r"U\.S\.A?\.?|USA?\b|Americans?\b", "Britain": r"U\.K\.|UK\b|British\b|Britons?\b"}
COUNTRIES = frozenset(name.lower() for name in CALLED)
LIKE = re.compile("|".join(rf"\b(?P<{name}>{words})" for name, words in CALLED.items()))


@dataclass(frozen=True, slots=True)
class Story:
    """What the profiles of one article's figures share.

    anchor   names the article: a hash of its URL, external id or text
    terms    name or term to weight; "~" stands before a term, and before a name that is a word of the dictionary
    names    the weightiest names, for indexing
    main     the names that the story is about: they need not be told again beside a figure
    figures  the article's, as they were given
    opens    its title and first words
    happened, scene  what they tell of
    told     all that it tells of so
    """

    anchor: str
    article: Article
    terms: Mapping[str, float]
    names: tuple[str, ...]
    main: frozenset[str]
    figures: tuple[Figure, ...]
    vocabulary: Vocabulary
    opens: str
    happened: frozenset[str]
    scene: frozenset[str]
    told: tuple[str, ...]
    _counts: Mapping[str, int]
    _starts: tuple[int, ...]
    _in_order: tuple[Figure, ...]

    def rarity(self, concept: str) -> float:
        """1 for what the article says once, less the more often it says it."""
        return round(1 / (1 + math.log(max(1, self._counts.get(concept, 1)))), 2)

    def beside(self, figure: Figure) -> tuple[Figure | None, Figure | None]:
        """The figures before and after this one in the text."""
        place = self.order(figure)
        following = place + 1 if place < len(self._starts) and self._starts[place] == figure.start else place
        before = self._in_order[place - 1] if place else None
        return before, self._in_order[following] if following < len(self._in_order) else None

    def around(self, figure: Figure) -> tuple[Figure, ...]:
        """A few figures before and after this one, and itself."""
        place = self.order(figure)
        return self._in_order[max(0, place - AROUND) : place + AROUND]

    def order(self, figure: Figure) -> int:
        """How many figures stand before it in the text."""
        return bisect_left(self._starts, figure.start)

    def opening(self, figure: Figure) -> int:
        """Where the figure's sentence begins; the figure itself where the sentence is not the text's."""
        found = self.article.text.rfind(figure.sentence, 0, figure.start + len(figure.sentence))
        return found if 0 <= found <= figure.start else figure.start

    def spot(self, figure: Figure) -> str:
        """Where a figure is said, by the words of its sentence: the same wherever the article repeats the sentence."""
        offset = figure.start - self.opening(figure)
        return hashlib.sha256(f"{offset} {figure.exact} {figure.sentence}".encode("utf-8", "replace")).hexdigest()[:12]

    def frame(self, figure: Figure) -> str:
        """The sentence without its numbers, cut where the figure stands: what an edit of the number leaves."""
        offset = figure.start - self.opening(figure)
        around = figure.sentence[:offset], figure.sentence[offset + len(figure.exact) :]
        return hashlib.sha256(DIGITS.sub("#", " | ".join(around)).encode("utf-8", "replace")).hexdigest()[:12]


def story(article: Article, figures: Sequence[Figure], vocabulary: Vocabulary | None = None) -> Story:
    vocabulary = vocabulary or Vocabulary()
    names, terms, own = _counted(article)
    told = [
        (f"~{name}" if " " not in name and is_word(name.capitalize()) and name not in own else name, count)
        for name, count in _most(names, MOST_NAMES)
    ]
    weights = {name: 1 + math.log(count) for name, count in told}
    weights |= {f"~{term}": TERM_WEIGHT * (1 + math.log(count)) for term, count in _most(terms, MOST_TERMS)}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    ordered = tuple(sorted(figures, key=lambda figure: figure.start))
    whole = f"{article.title or ''}. {article.text}"
    opening = whole[:OPENS]
    identity = article.url or article.external_id or article.text
    return Story(
        anchor=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16],
        article=article,
        terms={term: round(weight / length, 3) for term, weight in weights.items()},
        names=tuple(name for name, _ in _most(names, MOST_NAMES)),
        main=_main(article, names),
        figures=tuple(figures),
        vocabulary=vocabulary,
        opens=opening,
        happened=happenings(opening),
        scene=scenes(opening),
        told=tuple(sorted(happenings(whole) | scenes(whole))),
        _counts=Counter(vocabulary.concept(lemma(match.group())) for match in WORD.finditer(article.text)),
        _starts=tuple(figure.start for figure in ordered),
        _in_order=ordered,
    )


@lru_cache(maxsize=65536)
def is_word(capitalised: str) -> bool:
    """A word of the dictionary that names no one: "Port", "Crews"; not "Israel" or "Harlow"."""
    if capitalised.lower() in LAND_AND_WATER:
        return True
    return is_known(capitalised.lower(), lang="en") and bool(lemmatize(capitalised, lang="en").islower())


def name_of(word: str) -> str:
    """A name's word without the ending that makes it an adjective: "Dravian" and "Dravia", "Israeli" and "Israel"; nor
    its article: "el-Marsun" and "Marsun". "US" and "American" are "america"."""
    if (found := LIKE.fullmatch(word)) and found.lastgroup:
        return found.lastgroup.lower()
    low = lemma(ARTICLE.sub("", word))
    if low.endswith(("ian", "ean")) and len(low) > 5:
        return low[:-1]
    if low.endswith(("eli", "aqi", "ani", "emi", "rki")) and len(low) > 5:
        return low[:-1]
    return low


def is_capital(word: str) -> bool:
    """ "Harlow", "el-Marsun", "easyFly"."""
    return word[0].isupper() or INITIAL.match(word) is not None


def names_in(phrase: str | None) -> tuple[str, ...]:
    """The names in a phrase, and the initials of a name of several words: "Port and Transport Union" is also "ptu"."""
    capital = [m.group() for m in WORD.finditer(phrase or "") if is_capital(m.group())]
    found = {name_of(word) for word in capital}
    if len(capital) > 1:
        found.add("".join(word[0] for word in capital).lower())
    return tuple(sorted(found))


def _main(article: Article, names: Counter[str]) -> frozenset[str]:
    single = Counter({name: count for name, count in names.items() if " " not in name})
    return frozenset([name for name, _ in _most(single, MAIN_NAMES)]) | (_title_names(article) & single.keys())


def _title_names(article: Article) -> frozenset[str]:
    return frozenset(name_of(word) for word in TOKEN.findall(_called(article.title or "")))


def _called(text: str) -> str:
    """With "America" for "U.S." and "American"."""
    return LIKE.sub(lambda found: found.lastgroup or "", text)


def _counted(article: Article) -> tuple[Counter[str], Counter[str], set[str]]:
    """How often each name, and each common term used at least twice, stands in title and text; and the names that
    stand alone in sentences, be they words of the dictionary."""
    text = _called(f"{article.title or ''}.\n{article.text}")
    title = {word.lower() for word in TOKEN.findall(_called(article.title or ""))}
    lower = set(re.findall(r"\b[a-z][a-z-]+\b", text))
    names: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    inside = set(COUNTRIES)
    for match in TOKEN.finditer(text):
        word, low = match.group(), match.group().lower()
        if low in COMMONPLACE or len(low) < 3:
            continue
        if is_capital(word) and low not in lower:
            name = name_of(word)
            names[name] += 1
            if low in title or INSIDE.search(text, max(0, match.start() - 20), match.start()):
                inside.add(name)
        elif len(low) > 3:
            terms[lemma(low)] += 1
    for name in [name for name, count in names.items() if name not in inside and count < 2]:
        del names[name]
    for name in names:
        names[name] += 2 * (name in title)
    names.update(_doubles(article.text))
    own = {name for match in ALONE.finditer(text) if names[name := name_of(match["name"])] >= OFTEN}
    return names, Counter({term: count for term, count in terms.items() if count >= 2}), own


def _doubles(text: str) -> Counter[str]:
    """Names of two words of which each is a word of the dictionary, and tells of nothing by itself."""
    found = Counter(match["name"].lower() for match in DOUBLE.finditer(text))
    return Counter({name: count for name, count in found.items() if _is_double(name)})


@lru_cache(maxsize=65536)
def _is_double(name: str) -> bool:
    one, other = name.split()
    is_bland = not COMMONPLACE.isdisjoint((one, other))
    return not is_bland and is_word(one.capitalize()) and is_word(other.capitalize())


def _most(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
