"""The pages, each with its file in templates/."""

from service.web.pages import draft, entry, record, review, ruling

BLUEPRINTS = tuple(page.blueprint for page in (record, ruling, entry, review, draft))
