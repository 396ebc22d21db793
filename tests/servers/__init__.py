"""Real servers for the tests, the benchmarks and the chaos runs: MySQL, MariaDB, Redis and a Chromium.

Needs no Docker and installs nothing but Chromium: what is not on the machine is fetched into a cache folder.
Nothing outlives the Python process that started it (guard.py).
"""
