"""tallybook serve: API and pages, by gunicorn."""

import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import click

from service.cli.record import database_option
from service.errors import FactError
from service.settings import Settings

MOST_WORKERS = 8
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command(short_help="Serve the API and the pages of a record.")
@database_option
@click.option("--host", help="Address to listen on.  [default: the setting host, 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: the setting port, 8000]"
)
def serve(path: Path, host: str | None, port: int | None) -> None:
    """Serve the API and the pages of a record, until Ctrl-C. A new or older record is brought up to date first.

    \b
    Examples:
      tallybook serve --db record.db
      TALLYBOOK_WORKERS=4 tallybook serve --db record.db --port 8080
    """
    from service.settings import load_settings
    from service.store.migrate import migrate

    settings = load_settings()
    settings = replace(
        settings, database=path, host=host or settings.host, port=settings.port if port is None else port
    )
    migrate(path)
    listener = _listen(settings)
    address, taken = listener.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    if settings.host not in LOOPBACK:
        click.echo(f"tallybook: whoever can reach {shown} can read and write this record", err=True)
    click.echo(f"Tallybook serves {path} on http://{shown}:{taken}  (API: /docs, stop: Ctrl-C)")
    sys.stdout.flush()
    _run(settings, listener)


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


def _run(settings: Settings, listener: socket.socket) -> None:
    from gunicorn.app.base import BaseApplication

    from service.web import create_app  # imported once, before the workers part

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _gunicorn(settings, listener).items():
                self.cfg.set(name, value)

        def load(self) -> object:
            return create_app(settings)

    Server().run()


def _gunicorn(settings: Settings, listener: socket.socket) -> dict[str, object]:
    return {
        "bind": f"fd://{listener.fileno()}",
        "workers": settings.workers or min(MOST_WORKERS, len(os.sched_getaffinity(0))),
        "worker_class": "service.web.worker.Worker",
        "limit_request_line": 8190,  # a filter of 2,000 characters, each written as three %XX or fewer
        "threads": settings.threads,
        "timeout": settings.request_seconds,
        "graceful_timeout": 10,
        "keepalive": 5,
        "loglevel": settings.log_level,
        "proc_name": "tallybook",
        "control_socket_disable": True,
    }
