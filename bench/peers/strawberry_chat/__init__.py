"""Strawberry's own Channels consumer, with the same subscription, on channels-redis and daphne."""
