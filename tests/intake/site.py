"""A web site of a test's own, with what stands where."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="en"><head><title>Flood in Ostermark</title>
<meta property="og:site_name" content="Ostermark Post"><link rel="canonical" href="https://elsewhere.example/other">
</head><body><article><h1>Flood in Ostermark</h1><p>The flood killed 14 people in Ostermark, the police said on Monday.
Another 230 – among them 17 children – were hurt.</p></article></body></html>"""
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What stands where; and every path that was asked for."""

    port: int
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def say(self, path: str, *pieces: bytes, then: bytes = b"") -> str:
        """Word by word, and `then` again and again until whoever asked is gone."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            with suppress(OSError):
                for piece in pieces:
                    handler.wfile.write(piece)
                while then:
                    handler.wfile.write(then)
                    time.sleep(0.02)

        self.answers[path] = answer
        return self.url(path)

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **head: str) -> str:
        raw = body.encode() if isinstance(body, str) else body
        self.answers[path] = (200, {"Content-Type": kind, **head}, raw)
        return self.url(path)

    def lead(self, path: str, goal: str) -> str:
        self.answers[path] = (302, {"Location": goal}, b"")
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def standing() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            answer = found.answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            self.send_response(answer[0])
            for name, value in answer[1].items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer[2])))
            self.end_headers()
            self.wfile.write(answer[2])

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
