"""What can be wrong with what comes from outside. Each error says what to do; `web` maps them to HTTP once."""


class FactError(Exception):
    """Input that cannot be used. The message is for the person who can mend it."""


class Invalid(FactError):
    """A value that breaks the rules; `pointer` is the JSON Pointer or parameter name of the offending part."""

    def __init__(self, message: str, pointer: str = "") -> None:
        super().__init__(message)
        self.pointer = pointer


class AlreadyThere(Invalid):
    """What is to be made is on record."""


class Contradicts(Invalid):
    """What goes against a decision that stands: undo that first."""


class NotFound(FactError):
    """No such thing on record."""


class VersionConflict(FactError):
    """The thing was changed since the caller read it: read it again, then decide."""


class TooLarge(FactError):
    """More text than the settings allow."""


class NoRoom(FactError):
    """The disk is full: nothing of the request was stored."""
