"""Addresses of the web, against a real server: pages, feeds, and all that a server can do wrong."""

import gzip
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from service.errors import Invalid
from service.intake import fetch, pages
from service.intake.document import Document, article_in
from service.intake.files import documents
from service.store import Store
from tests.intake.site import PAGE, Site, standing


@pytest.fixture
def site() -> Iterator[Site]:
    with standing() as found:
        yield found


def one(address: str) -> Document:
    (document,) = documents([address])
    return document


def fault(address: str) -> str:
    document = one(address)
    with pytest.raises(Invalid) as raised:
        article_in(document)
    assert document.where == address
    return str(raised.value)


def test_a_page_is_its_article_under_the_address_where_it_was_found(site: Site) -> None:
    article = article_in(one(site.put("/flood", PAGE)))
    assert "killed 14 people" in article.text
    assert (article.title, article.publisher) == ("Flood in Ostermark", "Ostermark Post")
    assert article.url == site.url("/flood"), "a page cannot speak for another address"


def test_a_page_that_moved_stands_under_its_new_address(site: Site) -> None:
    site.put("/new", PAGE)
    site.lead("/old", "new")
    assert article_in(one(site.url("/old"))).url == site.url("/new")


def test_compressed_pages_plain_text_and_other_encodings_are_read(site: Site) -> None:
    site.put("/gz", gzip.compress(PAGE.encode()), **{"Content-Encoding": "gzip"})
    site.put(
        "/latin",
        PAGE.replace("–", "-").replace("Ostermark", "Östermark").encode("latin-1"),
        "text/html; charset=latin-1",
    )
    site.put("/odd", PAGE, "text/html; charset=no-such")
    site.put("/plain", "Ten people died.", "text/plain")
    assert "230 – among" in article_in(one(site.url("/gz"))).text
    assert "in Östermark" in article_in(one(site.url("/latin"))).text
    assert "230 – among" in article_in(one(site.url("/odd"))).text
    assert article_in(one(site.url("/plain"))).text == "Ten people died."


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Ostermark Post</title><link>{base}/</link>
<item><title>One</title><link>{base}/one?from=rss&amp;n=1</link>
<pubDate>Fri, 14 Mar 2025 22:30:00 -0500</pubDate></item>
<item><title>Two</title><link>{base}/gone</link></item>
<item><title>One again</title><link>{base}/one?from=rss&amp;n=1</link></item>
<item><title>No link</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostermark Post</title>
<entry><title>Two</title><link href="two"/><published>2025-03-15T08:00:00Z</published></entry></feed>"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAUSE", 0.01)
    monkeypatch.setattr(fetch, "PAUSES", (0.0, 0.01))


def test_a_feed_is_the_pages_that_it_leads_to_each_once_with_the_feeds_time(site: Site) -> None:
    site.put("/one?from=rss&n=1", PAGE)
    first, gone, unlinked = documents([site.put("/rss", RSS.format(base=site.url("")), "application/rss+xml")])
    article = article_in(first)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-03-15T03:30:00+00:00"
    assert article.url == site.url("/one?from=rss&n=1")
    with pytest.raises(Invalid, match="answered 404"):
        article_in(gone)
    with pytest.raises(Invalid, match="has no link"):
        article_in(unlinked)
    assert site.asked == ["/rss", "/one?from=rss&n=1", "/gone"]


def test_an_atom_feed_with_relative_links_is_read_too(site: Site) -> None:
    site.put("/news/two", PAGE)
    assert article_in(one(site.put("/news/feed", ATOM, "application/atom+xml"))).url == site.url("/news/two")


def test_no_feed_and_no_redirect_leads_into_a_private_network(site: Site) -> None:
    site.put("/secret", PAGE)
    site.lead("/redirect", site.url("/secret", "localhost"))
    assert "leads to localhost, which is on a private network" in fault(site.url("/redirect"))
    feed = site.put("/feed", RSS.format(base=site.url("", "localhost")))
    assert all(document.form == "none" for document in documents([feed]))
    site.lead("/file", "file:///etc/hostname")
    assert "is no address that is read" in fault(site.url("/file"))
    assert "/secret" not in site.asked


def test_a_name_that_comes_to_point_inside_leads_nowhere(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with DNS rebinding: the server that a person named is public, and a moment later here."""
    real, answers = socket.getaddrinfo, ["93.184.215.14", "127.0.0.1"]

    def resolve(host: str, port: int, **more: Any) -> Any:
        return real(answers.pop(0) if host == "rebound.example" else host, port, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "leads to rebound.example, which is on a private" in fault(site.url("/secret", "rebound.example"))
    assert not answers
    assert not site.asked


def test_who_names_a_server_of_its_own_network_names_no_other_there(site: Site) -> None:
    """What listens beside it on the same machine is another."""
    with socket.create_server(("127.0.0.1", 0)) as beside:
        site.lead("/beside", f"http://127.0.0.1:{beside.getsockname()[1]}/")
        assert "which is on a private network" in fault(site.url("/beside"))


@pytest.mark.parametrize(
    "inside",
    ["192.0.0.192", "169.254.169.254", "100.64.0.1", "0x7f000001", "017700000001", "2130706433", "0", "127.1"]
    + [f"[{one}]" for one in ("::", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fd00::1")]
    + ["[fec0::1]"],
)
def test_no_spelling_of_an_address_leads_inside(site: Site, inside: str) -> None:
    assert "which is on a private network" in fault(site.lead("/redirect", f"http://{inside}/"))


@pytest.mark.parametrize("when", ["9999-12-31T23:59:59-23:00", "0000-00-00", "0001-01-01", "31 Feb", "1e999", "-1"])
def test_a_date_that_is_none_is_no_date(site: Site, when: str) -> None:
    site.put("/news/two", PAGE)
    feed = ATOM.replace("2025-03-15T08:00:00Z", when)
    assert article_in(one(site.put("/news/feed", feed, "application/atom+xml"))).published_at is None


def test_a_feed_without_measure_is_read_in_part(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 3)
    entries = "".join(f"<item><link>{site.url('/')}{number}</link></item>" for number in range(20))
    address = site.put("/feed", f"<rss version='2.0'><channel>{entries}</channel></rss>", "application/rss+xml")
    *_, last = documents([address])
    assert site.asked == ["/feed", "/0", "/1", "/2"]
    with pytest.raises(Invalid, match="has 20 entries: only the first 3 are read"):
        article_in(last)


def test_a_feed_opens_no_file_and_does_not_grow(site: Site) -> None:
    """Entities that name a file, and that stand for a billion letters."""
    grown = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    for entities in ("<!ENTITY l9 SYSTEM 'file:///etc/hostname'>", f"<!ENTITY l0 'lol'>{grown}"):
        feed = f"<!DOCTYPE l [{entities}]><rss version='2.0'><channel><item><link>/a&l9;</link></item></channel></rss>"
        assert all(map(article_is_missing, (found.where for found in documents([site.put("/feed", feed)]))))
    assert all(len(path) < 20 for path in site.asked)


def test_what_cannot_be_read_is_said_with_the_reason(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fault(site.url("/nothing")) == "answered 404 Not Found"
    assert "is application/pdf: only web pages" in fault(site.put("/report.pdf", b"%PDF-1.7", "application/pdf"))
    assert "holds no article text" in fault(site.put("/empty", "<html></html>"))
    site.lead("/round", "/round")
    assert "leads on more than 5 times" in fault(site.url("/round"))
    assert "without name and password" in fault(f"http://me:secret@127.0.0.1:{site.port}/")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert fault(f"http://127.0.0.1:{free.getsockname()[1]}/").endswith("cannot be fetched: Connection refused")
    assert "cannot be fetched" in fault("http://no-such-host.invalid/")
    monkeypatch.setattr(fetch, "LARGEST", 1_000)
    assert "is larger than 1,000 bytes" in fault(site.put("/large", b"<p>" + b"x" * 2_000))
    bomb = gzip.compress(b"x" * 10_000_000)
    assert "is larger than 1,000 bytes" in fault(site.put("/bomb", bomb, **{"Content-Encoding": "gzip"}))


STATUS = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("said", "again"),
    [
        pytest.param(STATUS + b"Content-Type: text/html\r\n\r\n", b"<p>", id="a body"),
        pytest.param(STATUS + b"X-Head: ", b"x", id="a head"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="promises"),
        pytest.param(STATUS + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x", id="the head of a chunk"),
    ],
)
def test_a_server_that_drips_is_not_waited_for(
    site: Site, monkeypatch: pytest.MonkeyPatch, said: bytes, again: bytes
) -> None:
    monkeypatch.setattr(fetch, "DEADLINE", 0.2)
    assert "did not come within" in fault(site.say("/drip", said, then=again))


def test_a_server_that_is_busy_is_asked_again(site: Site) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.put("/flood", PAGE)
        handler.send_error(503)

    site.answers["/flood"] = busy
    assert article_in(one(site.url("/flood"))).title == "Flood in Ostermark"
    site.say("/always", b"HTTP/1.1 503 Busy\r\n\r\n", then=b"x")
    assert fault(site.url("/always")) == "answered 503 Busy"
    assert site.asked.count("/always") == 3


def test_what_a_server_says_of_its_answer_breaks_nothing(site: Site) -> None:
    for charset in ("idna", "undefined", "utf-7", "unicode_escape", "zlib", "\0"):
        assert article_in(one(site.put("/odd", PAGE + "\\ud800+2AA-", f"text/html; charset={charset}"))).title
    for place in ("http://[", "http://h:x/", "http://"):
        assert article_is_missing(site.lead("/astray", place))
    assert "answered 404 \ufffd[2J" in fault(site.say("/esc", b"HTTP/1.1 404 \x1b[2J\r\n\r\n"))
    assert article_is_missing(site.put("/digits", PAGE, f"text/html; charset*{'9' * 5000}=x"))


def article_is_missing(address: str) -> bool:
    return one(address).form == "none"


def test_an_answer_cut_short_is_no_article(site: Site) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(PAGE.encode())

    site.answers["/cut"] = cut
    assert "cannot be fetched" in fault(site.url("/cut"))


def test_an_edit_of_a_page_is_found_by_ingesting_its_address_again(site: Site, tmp_path: Path) -> None:
    tallybook, record = Path(sys.executable).parent / "tallybook", tmp_path / "record.db"

    def ingest() -> str:
        command = [tallybook, "ingest", "--quiet", "--db", record, site.put("/flood", page)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    page = PAGE
    assert ", 3 figures:" in ingest()
    assert "unchanged" in ingest()
    page = PAGE.replace("14 people", "12 people")
    assert "revision 2" in ingest()
    with Store.open(record) as store:
        ((change,),) = [edit.changes for edit in store.silent_edits().items]
    assert change.old is not None
    assert change.new is not None
    assert (change.old.figure.value, change.new.figure.value) == (14, 12)
