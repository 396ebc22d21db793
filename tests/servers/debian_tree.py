"""Unpacked Debian packages, whose programs run with the libraries that came along, libc included."""

from pathlib import Path

from tests.servers.failures import FetchFailed


class DebianTree:
    """Runs programs of another Debian release beside this machine's own: no chroot, nothing installed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def command(self, program: str) -> list[str]:
        """Return the start of a command line for a program, e.g. "usr/sbin/mysqld".

        It goes through the fetched dynamic loader, because the program may need a newer C library than this
        machine's. The loader becomes the program in place, so signals reach the program itself.
        """
        path = self.file(program)
        loader = self._loader()
        libraries = ":".join(str(folder) for folder in self._library_folders())
        return [str(loader), "--library-path", libraries, "--argv0", str(path), str(path)]

    def file(self, name: str) -> Path:
        """Return the path of a file or folder of the packages; raises FetchFailed when it is not there."""
        path = self.root / name
        if not path.exists():
            raise FetchFailed(f"{path} is missing. Remove {self.root} to have it fetched again.")
        return path

    def _loader(self) -> Path:
        # lib64/ld-linux-x86-64.so.2 is a link to an absolute path: it leads out to this machine's loader.
        for pattern in ("usr/lib/*-linux-*/ld-linux*.so.*", "lib/*-linux-*/ld-linux*.so.*"):
            for loader in sorted(self.root.glob(pattern)):
                if not loader.is_symlink():
                    return loader
        raise FetchFailed(f"{self.root} has no dynamic loader. Remove it to have it fetched again.")

    def _library_folders(self) -> list[Path]:
        return sorted([*self.root.glob("usr/lib/*-linux-*"), *self.root.glob("lib/*-linux-*")])
