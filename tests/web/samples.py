"""Articles of two outlets about one accident."""

from typing import Any

FERRY = {
    "text": "A ferry with 212 passengers ran aground off Larne on Monday.\n\n"
    "The coastguard said 37 people were injured, about a dozen of them seriously.\n\n"
    "Repairs will cost $1.2 million, or 0.25 percent of the operator's turnover, the company said.",
    "title": "Ferry runs aground off Larne",
    "publisher": "The Harbour Gazette",
    "url": "https://gazette.example/ferry",
    "published_at": "2025-03-04T08:00:00Z",
}
FERRY_AGAIN = {
    "text": "Forty-one people were injured when a ferry ran aground off Larne on Monday, police said.",
    "title": "Ferry accident",
    "publisher": "Coast Daily",
    "url": "https://coast.example/ferry",
    "published_at": "2025-03-04T18:00:00Z",
}


def figure_of(article: dict[str, Any], exact: str) -> dict[str, Any]:
    return next(figure for figure in article["figures"] if figure["exact"] == exact)
