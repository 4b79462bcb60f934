"""Imports sqlite-utils, which imports pandas where there is one: half a second of every start, for types that no record
keeps. Whoever needs pandas can import it afterwards."""

import sys

if "pandas" not in sys.modules:
    sys.modules["pandas"] = None  # type: ignore[assignment]  # to `import`: there is none
    import sqlite_utils  # noqa: F401

    del sys.modules["pandas"]
