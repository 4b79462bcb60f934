"""Settings: config/default.toml, overlaid by the file that TALLYBOOK_CONFIG names, then by TALLYBOOK_<NAME>."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, get_type_hints

from service.errors import Invalid

CONFIG = Path(__file__).parent.parent / "config"
PREFIX = "TALLYBOOK_"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs. What each setting means stands beside it in config/default.toml."""

    database: Path
    host: str
    port: int
    workers: int
    threads: int
    request_seconds: int
    query_milliseconds: int
    max_request_bytes: int
    max_text_characters: int
    requests_per_minute: int
    trusted_proxies: int
    page_size: int
    max_page_size: int
    processes: int
    log_level: str
    cors_origins: str
    webhook_networks: str

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return _is_loopback(self.host)


@cache
def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


TYPES: Mapping[str, type] = get_type_hints(Settings)
MAY_BE_EMPTY = {"cors_origins", "webhook_networks"}
MAY_BE_ZERO = {"port", "workers", "processes", "trusted_proxies"}
LOG_LEVELS = ("debug", "info", "warning", "error")


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Raises Invalid if a file or a variable holds an unknown setting or a value of the wrong kind."""
    found = _from_file(CONFIG / "default.toml")
    if own := environ.get(PREFIX + "CONFIG"):
        found |= _from_file(Path(own))
    found |= _from_environment(environ)
    missing = [field.name for field in fields(Settings) if field.name not in found]
    if missing:
        raise Invalid(f"config/default.toml lacks {', '.join(missing)}", missing[0])
    if found["page_size"] > found["max_page_size"]:
        raise Invalid("page_size is larger than max_page_size: lower it", "page_size")
    return Settings(**found)


def read_toml(path: Path) -> dict[str, Any]:
    """Raises Invalid where the file is missing or is not TOML."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}", str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} is not TOML: {error}", str(path)) from error


def _from_file(path: Path) -> dict[str, Any]:
    return {name: _checked(name, value, f"{name} in {path}") for name, value in read_toml(path).items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for variable in sorted(environ):
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and name != "config":
            found[name] = _checked(name, _number_or_text(name, environ[variable]), variable)
    return found


def _number_or_text(name: str, text: str) -> object:
    return int(text) if TYPES.get(name) is int and text.strip().isdecimal() else text


def _checked(name: str, value: object, said_as: str) -> object:
    kind = TYPES.get(name)
    if kind is None:
        raise Invalid(f"{said_as} is not a setting; the settings are {', '.join(TYPES)}", name)
    if kind is int:
        least = 0 if name in MAY_BE_ZERO else 1
        if type(value) is not int or value < least:
            raise Invalid(f"{said_as} must be a whole number, {least} or more, not {value!r}", name)
        return value
    if not isinstance(value, str) or not (value or name in MAY_BE_EMPTY):
        raise Invalid(f"{said_as} must be text, not {value!r}", name)
    if name == "log_level" and value not in LOG_LEVELS:
        raise Invalid(f"{said_as} must be one of {', '.join(LOG_LEVELS)}, not {value!r}", name)
    if name == "webhook_networks":
        _require_networks(value, said_as)
    return kind(value)


def _require_networks(text: str, said_as: str) -> None:
    for part in text.split():
        try:
            ip_network(part)
        except ValueError as error:
            advice = f"{said_as} must be networks such as 10.1.0.0/16, parted by blanks, not {part!r}"
            raise Invalid(advice, "webhook_networks") from error
