"""Faults at random while people talk, and a checker that reads what they saw: `make chaos`, README.md beside this."""
