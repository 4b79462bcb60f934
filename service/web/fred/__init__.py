"""A statistic in the words of FRED and ALFRED, for clients that speak those already."""

from service.web.fred.routes import blueprint

__all__ = ["blueprint"]
