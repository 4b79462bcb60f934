"""The record: articles, figures and statistics with all that was ever held of them. The one place with SQL."""

from service.store.connection import Trouble, told
from service.store.counts import Counts
from service.store.identity import readable
from service.store.jobs import Job, Jobs, JobState, WaitingLine
from service.store.migrate import migrate, restore
from service.store.records import (
    RELATIONS,
    FigureFilter,
    Judgement,
    NumberChange,
    Page,
    Receipt,
    Relation,
    RelationName,
    Rereading,
    Revision,
    Ruling,
    SilentEdit,
    Sort,
    Source,
    StaleRuling,
    State,
    Statistic,
    StatisticRef,
    StoredFigure,
    Transaction,
    Vintage,
)
from service.store.replies import Reply
from service.store.store import Store
from service.store.tokens import SCOPES, Scope, Token, Tokens
from service.store.webhooks import Delivery, DeliveryState, Webhook, Webhooks, Written

__all__ = [
    "RELATIONS",
    "SCOPES",
    "Counts",
    "Delivery",
    "DeliveryState",
    "FigureFilter",
    "Job",
    "JobState",
    "Jobs",
    "Judgement",
    "NumberChange",
    "Page",
    "Receipt",
    "Relation",
    "RelationName",
    "Reply",
    "Rereading",
    "Revision",
    "Ruling",
    "Scope",
    "SilentEdit",
    "Sort",
    "Source",
    "StaleRuling",
    "State",
    "Statistic",
    "StatisticRef",
    "Store",
    "StoredFigure",
    "Token",
    "Tokens",
    "Transaction",
    "Trouble",
    "Vintage",
    "WaitingLine",
    "Webhook",
    "Webhooks",
    "Written",
    "migrate",
    "readable",
    "restore",
    "told",
]
