"""How the log is written: JSON, a line each, in production; lines for people in development. Nobody can forge either.

Whatever somebody sent may end up in a message, so no message begins a line of its own or moves a terminal's cursor, and
what looks like a token or a recovery code is taken out, in case a library tells more than we would.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from backend.request_ids import request_id

SECRETS = (
    (re.compile(r"eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?"), "[token]"),
    (re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b"), "[code]"),
    (re.compile(r"(?i)(password\W{0,8}[:=]\W{0,4})[^\s\"'\\]+"), r"\1[password]"),
    (re.compile(r"(?i)(://[^:/@\s]*:)[^@/\s]+@"), r"\1[password]@"),
)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def without_secrets(text: str) -> str:
    for pattern, shown in SECRETS:
        text = pattern.sub(shown, text)
    return text


def on_one_line(text: str) -> str:
    """The same text; what would begin a line or move a cursor is spelled out, as Python does."""
    return CONTROLS.sub(lambda found: repr(found[0])[1:-1], text)


class JSONLines(logging.Formatter):
    """`{"at", "level", "logger", "message"}`, with `requestId`, `exception` and more where there is more to tell."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (asked_as := request_id.get()) is not None:
            told["requestId"] = asked_as
        told |= getattr(record, "told", {})
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return without_secrets(json.dumps(told, ensure_ascii=True, default=str))


class Lines(logging.Formatter):
    """A line each; those of a traceback are set in."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S.%f")[:-3]
        more = "".join(f" {name}={value}" for name, value in getattr(record, "told", {}).items())
        asked_as = f" [{request_id.get()}]" if request_id.get() else ""
        line = on_one_line(f"{at} {record.levelname} {record.name}{asked_as}: {record.getMessage()}{more}")
        traceback = self.formatException(record.exc_info).splitlines() if record.exc_info else ()
        return without_secrets("\n".join([line, *(f"    {on_one_line(deeper)}" for deeper in traceback)]))


def logging_of(*, form: str, level: str) -> dict[str, Any]:
    """What Django's LOGGING is to be. Libraries that would tell what is sent over sockets may only warn."""
    formatter = {"json": JSONLines, "lines": Lines}[form]
    quiet = ("websockets", "uvicorn", "twisted", "daphne", "autobahn", "asyncio")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": {"()": formatter}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            **{name: {"level": "WARNING"} for name in quiet},
        },
    }
