"""The record: articles, figures and statistics with all that was ever held of them. The one place with SQL."""

from service.store import without_pandas  # noqa: F401  (before all that imports sqlite-utils)
from service.store.connection import Trouble, told
from service.store.counts import Counts
from service.store.identity import readable
from service.store.jobs import Job, JobState, WaitingLine
from service.store.migrate import migrate, restore
from service.store.records import (
    RELATIONS,
    RETRACT,
    Account,
    ArticleFilter,
    Between,
    Change,
    FigureFilter,
    Judgement,
    NumberChange,
    Page,
    Receipt,
    Relation,
    Rereading,
    Revision,
    Ruling,
    SilentEdit,
    Source,
    StaleRuling,
    State,
    Stated,
    Statistic,
    Status,
    StoredFigure,
    Transaction,
    Vintage,
)
from service.store.replies import Replies, Reply
from service.store.store import Store
from service.store.tokens import SCOPES, Scope, Token
from service.store.webhooks import Delivery, DeliveryState, Webhook, Written

__all__ = [
    "RELATIONS",
    "RETRACT",
    "SCOPES",
    "Account",
    "ArticleFilter",
    "Between",
    "Change",
    "Counts",
    "Delivery",
    "DeliveryState",
    "FigureFilter",
    "Job",
    "JobState",
    "Judgement",
    "NumberChange",
    "Page",
    "Receipt",
    "Relation",
    "Replies",
    "Reply",
    "Rereading",
    "Revision",
    "Ruling",
    "Scope",
    "SilentEdit",
    "Source",
    "StaleRuling",
    "State",
    "Stated",
    "Statistic",
    "Status",
    "Store",
    "StoredFigure",
    "Token",
    "Transaction",
    "Trouble",
    "Vintage",
    "WaitingLine",
    "Webhook",
    "Written",
    "migrate",
    "readable",
    "restore",
    "told",
]
