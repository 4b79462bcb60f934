"""The resources of the API, in the order that the documentation shows them."""

from service.web.api.articles import articles
from service.web.api.atom import feeds
from service.web.api.changes import feed
from service.web.api.check import checking
from service.web.api.compare import comparing
from service.web.api.export import exporting
from service.web.api.extract import extraction
from service.web.api.figures import figures
from service.web.api.health import health
from service.web.api.jobs import jobs
from service.web.api.judgements import judgements
from service.web.api.relations import relating
from service.web.api.review import review
from service.web.api.statistics import statistics
from service.web.api.webhooks import webhooks

RESOURCES = (
    *(articles, jobs, figures, statistics, relating, judgements, review, comparing, checking, extraction),
    *(feed, feeds, webhooks, exporting, health),
)

__all__ = ["RESOURCES"]
