"""Both APIs tried at random, from their own descriptions, by three people: `python -m tests.security.fuzz`.

Schemathesis makes the requests; what counts is that none is answered with a failure of ours, late, or with what was not
for the eyes of who asked.
"""
