"""Digits as printed, in any grouping and script, to an exact decimal."""

import re
import unicodedata
from decimal import Decimal

LONGEST = 30  # more digits than this are a serial number, never a count
DECIMAL_COMMA = re.compile(r"\d{1,4},\d{1,2}|0,\d{3,4}")  # "12,5", "0,125"; not "12,500", "4,5,6"

# Each shape with the marks to drop; what is left reads as a decimal once a comma for the point is replaced.
_SHAPES = (
    (re.compile(r"\d*\.?\d+"), ""),  # "3443", "1.25", ".500"; not "1.2.3"
    (re.compile(r"(?!0)\d{1,3}(?:,\d{3})+(?:\.\d+)?"), ","),  # "1,234,567.8"; not "12,34", "0,125"
    (re.compile(r"(?!0)\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?"), ","),  # "1,42,300"; not "142,30"
    (re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d+)?"), "'"),  # "1'234'567", "1 234 567" once blanks are "'"; not "1'23"
    (re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"), "."),  # "1.234.567"; not "1.234", which is a decimal
    (re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}"), "."),  # "1.234,50"; not "1,234.50"
)
_MARKS = str.maketrans({"’": "'", " ": "'", "\u00a0": "'", "\u2009": "'", "\u202f": "'", "٬": ",", "٫": "."})


def read(printed: str) -> Decimal | None:
    """The number behind digits with any grouping; None where they are no single number ("1.2.3", "5,6")."""
    if printed.isascii() and printed.isdecimal():
        return Decimal(printed) if len(printed) <= LONGEST else None
    if not printed.isascii():
        printed = "".join(str(unicodedata.decimal(c, c)) for c in printed)
    printed = printed.translate(_MARKS)
    if len(printed) > LONGEST:
        return None
    for shape, mark in _SHAPES:
        if shape.fullmatch(printed):
            return Decimal(printed.replace(mark, "").replace(",", ".") if mark else printed)
    return None
