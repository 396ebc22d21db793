"""The product's own settings, with a data folder of the test run's."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="sarangbang-data-"))

from backend.config.settings import *  # noqa: E402, F403  # everything as it is, from the environment above
