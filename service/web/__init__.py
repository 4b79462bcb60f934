"""API and pages."""

from service.web.app import create_app

__all__ = ["create_app"]
