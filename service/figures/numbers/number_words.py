"""Number words: what each is worth, and how neighbours add up ("two hundred and six")."""

from collections.abc import Sequence
from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
SMALL = {word: n for n, word in enumerate(_SMALL.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}

# Powers of ten. "hundred" multiplies only what stands just before it ("eleven hundred"); the rest close a group.
SCALES = {"hundred": 2, "thousand": 3, "lakh": 5, "lac": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}

# As they are printed after digits; "m" after digits is a metre unless money or a counted plural says otherwise.
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "b": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12, "trn": 12}
SHORT_SCALES |= {"cr": 7, "l": 5, "tr": 12}

# A vague plural states the least that it allows: "dozens" are at least two dozen.
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "lakhs": 200_000, "crores": 20_000_000}
VAGUE |= {"millions": 2_000_000, "billions": 2_000_000_000, "trillions": 2_000_000_000_000}

_NTH = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
PARTS = {word: n for n, word in enumerate(_NTH.split(), start=3)} | {"half": 2, "quarter": 4, "hundredth": 100}
PARTS |= {"halves": 2, "thousandth": 1000} | {f"{word}s": n for word, n in PARTS.items() if word != "half"}
PARTS |= {"twentieth": 20, "twentieths": 20, "thousandths": 1000}
MARKS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)}
MARKS |= {"⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10)}

_TH = (
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
    "fiftieth sixtieth seventieth eightieth ninetieth millionth first firstly second secondly thirdly"
)
ORDINALS = frozenset(_TH.split()) | {word for word in PARTS if word.endswith(("th", "rd"))}

_TIMES = "twice thrice doubled doubling doubles double tripled tripling triples triple treble trebled quadrupled"
MULTIPLIERS = frozenset(_TIMES.split()) | {"quadruple", "quadrupling", "quintupled", "twofold", "threefold", "fourfold"}
MULTIPLIERS |= {"fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold", "hundredfold"}


def power(word: str) -> int | None:
    """The power of ten behind a scale word as printed after digits ("million", "bn", "lakh")."""
    word = word.lower().rstrip(".")
    if word in SCALES:
        return SCALES[word]
    if word in SHORT_SCALES:
        return SHORT_SCALES[word]
    return SCALES.get(word.removesuffix("s"))


def counted(words: Sequence[str]) -> tuple[int, Decimal]:
    """How many of the words, from the first, make one number, and that number; (0, 0) if none do.

    The words are lower case and hold no "and". "twenty", "seven" make 27; "five", "six" make only 5.
    The number is no more precise than said: "two million" has one significant digit.
    """
    total, group, last, used = 0, 0, 99, 0
    exact, closed = 0, 0
    for word in words:
        if word in SMALL:
            tail = group % 100
            if group and not (tail == 0 or (tail >= 20 and tail % 10 == 0 and 0 < SMALL[word] < 10)):
                break
            group, exact = group + SMALL[word], 0
        elif word in TENS:
            if group % 100:
                break
            group, exact = group + TENS[word], 0
        elif word == "hundred":
            if not 0 < group < 100:
                break
            group, exact = group * 100, 2
        elif word in SCALES:
            if not group or SCALES[word] >= last:
                used, group = (closed, 0) if total else (used, group)  # "three million and five million" are two
                break
            last = SCALES[word]
            total, group, exact, closed = total + group * 10**last, 0, last + exact, used + 1
        else:
            break
        used += 1
    return used, Decimal((total + group) // 10**exact).scaleb(exact)
