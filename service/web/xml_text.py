"""Text that XML can hold."""

import re

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no way to write "\x0c"; "\t" is fine


def writable(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
