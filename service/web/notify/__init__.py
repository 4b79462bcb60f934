"""Telling others: messages to webhooks when figures come on record, conflict, or are silently edited."""

from service.web.notify.address import checked
from service.web.notify.courier import Courier

__all__ = ["Courier", "checked"]
