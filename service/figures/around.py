"""What stands around a numeral in its sentence: bounded views, so that no sentence is too long."""

import re
from dataclasses import dataclass

from service.figures.kept import cached_property
from service.figures.numerals import Numeral
from service.figures.reading import Reading, Sentence

_REACH = 90
_NEAR = 24
_WORD_OR_MARK = re.compile(r"[\w’']+|[^\w\s]")


@dataclass(frozen=True)
class Around:
    """A numeral and at most ninety characters on each side, cut at the ends of its sentence.

    exact   the numeral as printed
    before  ends where the numeral begins
    after   begins where the numeral ends
    """

    numeral: Numeral
    sentence: Sentence
    exact: str
    before: str
    after: str

    @property
    def near(self) -> int:
        """Where the last characters of `before` begin: a pattern of at most so many, which it ends with, is found."""
        return max(0, len(self.before) - _NEAR)

    @cached_property
    def words_before(self) -> tuple[str, ...]:
        """The last words before the numeral, lower case, nearest last; none from beyond a comma or a stop."""
        words: list[str] = []
        for word in reversed(self.before.lower().replace("-", " ").split()[-8:]):
            if words and word.endswith((",", ".", ";", ":", ")", "|")) and word not in {"approx.", "c.", "ca.", "est."}:
                break
            words.append(word.strip("\"'“”‘’("))
        return tuple(reversed(words)) if not self.before or self.before[-1] in " \u00a0-\"'“‘(" else ()

    @cached_property
    def words_after(self) -> tuple[str, ...]:
        """The next words after the numeral, lower case; punctuation stands as a word of its own."""
        return tuple(_WORD_OR_MARK.findall(self.after[:60].lower())[:8])


def around(reading: Reading, number: int, numeral: Numeral) -> Around:
    """What stands around a numeral of sentence `number`."""
    sentence, text = reading.sentences[number], reading.article.text
    before = text[max(sentence.start, numeral.start - _REACH) : numeral.start]
    after = text[numeral.end : min(sentence.end, numeral.end + _REACH)]
    return Around(numeral, sentence, text[numeral.start : numeral.end], before, after)
