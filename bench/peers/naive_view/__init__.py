"""The chat that a tutorial on async Django leads to: an async view, the ORM by sync_to_async, a row lock, daphne."""
