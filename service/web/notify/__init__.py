"""Telling others: messages to webhooks when figures come on record, conflict, or are silently edited."""

from service.web.notify.address import checked
from service.web.notify.courier import Courier
from service.web.notify.message import TOLD, TYPES

__all__ = ["TOLD", "TYPES", "Courier", "checked"]
