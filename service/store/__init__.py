"""The record: articles, figures and statistics with all that was ever held of them. The one place with SQL."""

from service.store.identity import readable
from service.store.migrate import migrate
from service.store.records import (
    FigureFilter,
    Judgement,
    NumberChange,
    Page,
    Receipt,
    Revision,
    Ruling,
    Sort,
    Source,
    State,
    Statistic,
    StatisticRef,
    StoredFigure,
    Transaction,
)
from service.store.store import Store

__all__ = [
    "FigureFilter",
    "Judgement",
    "NumberChange",
    "Page",
    "Receipt",
    "Revision",
    "Ruling",
    "Sort",
    "Source",
    "State",
    "Statistic",
    "StatisticRef",
    "Store",
    "StoredFigure",
    "Transaction",
    "migrate",
    "readable",
]
