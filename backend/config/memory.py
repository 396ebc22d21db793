"""How this process gives memory back: to the system, and what is garbage to itself.

glibc keeps an arena for each of many threads, and once something large was freed it keeps room for another: a flood of
log-ins (argon2 takes 19 MiB each) or of requests left 50 MiB for good (docs/security.md). See mallopt(3).
"""

import ctypes
import gc
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
LARGE_BYTES, ARENAS = 2**17, 2
ROUNDS_BEFORE_ALL = 3


def give_back_what_is_freed() -> None:
    """What is large is mapped for itself alone, and unmapped when it is freed; on other C libraries nothing changes."""
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(M_TRIM_THRESHOLD, LARGE_BYTES)


def look_for_garbage_only_in_what_comes() -> None:
    """What was loaded to begin with stays: to look through all of it for cycles holds everybody up for 100 ms.

    Without it, the whole is looked through when a quarter as much has come, so that dropped connections wait for that.
    Those are circles of 20 kB each, so they are looked for thrice as often as Python does; what is left is little.
    """
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, ROUNDS_BEFORE_ALL)
