"""C programs, compiled at run time into the cache folder, once for each text of them."""

import hashlib
import subprocess
from pathlib import Path
from shutil import which

from tests.servers.debian_packages import cache_folder

HERE = Path(__file__).parent


class NoCompiler(Exception):
    """There is no C compiler on this machine."""


def compiled(folder: str) -> Path:
    """The program made of the C files in a folder of the benchmark. Raises NoCompiler, CalledProcessError."""
    sources = sorted((HERE / folder).glob("*.c"))
    texts = b"".join(path.read_bytes() for path in sorted((HERE / folder).glob("*.[ch]")))
    program = cache_folder() / "bench" / f"{Path(folder).name}-{hashlib.sha256(texts).hexdigest()[:16]}"
    if program.exists():
        return program
    compiler = which("cc") or which("gcc")
    if compiler is None:
        raise NoCompiler("The load generator is C: install gcc (on Debian: apt-get install gcc libc6-dev).")
    program.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([compiler, "-std=gnu11", "-O2", "-o", str(program), *map(str, sources)], check=True)
    return program
