"""These belong to the run on MySQL and Redis alone: the embedded one has neither."""

import os

collect_ignore_glob = [] if "DATABASE_URL" in os.environ else ["test_*.py"]
