"""The product's own settings, with a data folder of the test run's."""

import atexit
import os
import shutil
import tempfile

from tests.unthrottled import UNTHROTTLED

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="sarangbang-data-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

for name, value in UNTHROTTLED.items():
    os.environ.setdefault(name, value)

from backend.config.settings import *  # noqa: E402, F403  # everything as it is, from the environment above
from backend.config.settings import DATA_DIR, DATABASES  # noqa: E402  # as above

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # one in memory knows no waiting for a lock
