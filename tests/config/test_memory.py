"""What a flood took is given back when it is over."""

import subprocess
import sys

FLOOD = """
import os, threading
from argon2.low_level import Type, hash_secret_raw
from backend.config.memory import give_back_what_is_freed

def resident_mebibytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

def hash_much():
    for _ in range(3):
        hash_secret_raw(b"password", b"saltsalt", time_cost=1, memory_cost=19 * 1024, parallelism=1, hash_len=16,
                        type=Type.ID)
    hashed.wait()
    measured.wait()

give_back_what_is_freed()
hashed, measured = threading.Barrier(9), threading.Barrier(9)
before = resident_mebibytes()
for _ in range(8):
    threading.Thread(target=hash_much).start()
hashed.wait()
print(resident_mebibytes() - before)
measured.wait()
"""


def test_A10_the_memory_of_hashes_is_given_back() -> None:
    flood = subprocess.run([sys.executable, "-c", FLOOD], capture_output=True, text=True, check=True)

    assert float(flood.stdout) < 10
