"""tallybook serve: API and pages, by gunicorn."""

import os
import shutil
import socket
import sys
import tempfile
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from service.article import Article
from service.cli.record import database_option
from service.errors import FactError
from service.settings import Settings

MOST_WORKERS = 8
GRACE_SECONDS = 10
# Loads the tables of weights and of units, and, as it has few small words, what tells languages apart.
WARMING = "Ferries to Tarnholm carried 40 tonnes last year, twelve percent fewer people, officials say."


@click.command(short_help="Serve the API and the pages of a record.")
@database_option
@click.option("--host", help="Address to listen on.  [default: the setting host, 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: the setting port, 8000]"
)
def serve(path: Path, host: str | None, port: int | None) -> None:
    """Serve the API and the pages of a record, until Ctrl-C. A new or older record is brought up to date first.

    On the machine's own address it is open as long as there is no token; any other address needs one first.

    \b
    Examples:
      tallybook serve --db record.db
      TALLYBOOK_WORKERS=4 tallybook serve --db record.db --port 8080
    """
    from service.settings import load_settings
    from service.store import migrate

    settings = load_settings()
    settings = replace(
        settings, database=path, host=host or settings.host, port=settings.port if port is None else port
    )
    migrate(path)
    _require_token(settings)
    listener = _listen(settings)
    address, taken = listener.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    click.echo(f"Tallybook serves {path} on http://{shown}:{taken}  (API: /docs, stop: Ctrl-C)")
    sys.stdout.flush()
    shared, main = Path(tempfile.mkdtemp(prefix="tallybook-")), os.getpid()
    try:
        _run(settings, listener, shared)
    finally:
        if os.getpid() == main:  # else a worker that ends, and leaves the folder to the others
            shutil.rmtree(shared)


def _require_token(settings: Settings) -> None:
    """Raises FactError where others could reach a record that asks nobody who they are."""
    from service.store import Store

    if settings.is_local:
        return
    with Store.open(settings.database) as store:
        if all(token.revoked for token in store.tokens().list()):
            raise FactError(
                f"{settings.host} can be reached by others, so somebody must be able to say who they are: run"
                f" `tallybook token create NAME --scope admin --db {settings.database}` first, or serve on 127.0.0.1"
            )


def _listen(settings: Settings) -> socket.socket:
    """Bound before any process starts, so that a busy port is said at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=512)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise FactError(
            f"cannot listen on {where}: {error.strerror}. Stop what listens there, or choose another --port"
        ) from error


def _run(settings: Settings, listener: socket.socket, shared: Path) -> None:
    from gunicorn.app.base import BaseApplication

    (shared / "metrics").mkdir()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(shared / "metrics")  # before its package is imported
    from service.figures.language import tell

    unpacking = threading.Thread(target=tell, args=(Article(WARMING),))
    unpacking.start()  # on another processor, while the rest is imported: once, before the workers part
    from service.ingest import read
    from service.web import create_app

    unpacking.join()
    read(Article(WARMING))

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _gunicorn(settings, listener).items():
                self.cfg.set(name, value)

        def load(self) -> object:
            return create_app(settings, shared)

    Server().run()


def _gunicorn(settings: Settings, listener: socket.socket) -> dict[str, object]:
    from service.web.log import Logger, configuration

    return {
        "bind": f"fd://{listener.fileno()}",
        "workers": settings.workers or min(MOST_WORKERS, len(os.sched_getaffinity(0))),
        "worker_class": "service.web.server.aside.Worker",
        "limit_request_line": 8190,  # a filter of 2,000 characters, each written as three %XX or fewer
        "threads": settings.threads,
        "timeout": settings.request_seconds,
        "graceful_timeout": GRACE_SECONDS,
        "keepalive": 5,
        "logger_class": Logger,
        "logconfig_dict": configuration(settings.log_level),
        "proc_name": "tallybook",
        "control_socket_disable": True,
        "child_exit": _forget_worker,
        "post_worker_init": partial(_begin, settings),
    }


def _begin(settings: Settings, worker: Any) -> None:
    worker.part(partial(_office, settings, worker.wsgi))


def _office(settings: Settings, app: Any, door: socket.socket) -> None:
    """A courier and a clerk beside each server process, of which one each works and the others wait to take over."""
    from service.web.notify import Courier
    from service.web.server.clerk import Clerk

    closing = threading.Event()
    courier, clerk = Courier(settings.database, settings.webhook_networks), Clerk(app, settings.database)
    for name, work in (("courier", courier.run), ("clerk", clerk.run)):
        threading.Thread(target=work, args=(closing,), name=name, daemon=True).start()
    door.recv(1)


def _forget_worker(server: Any, worker: Any) -> None:
    """What a process that ended was busy with no longer counts."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
