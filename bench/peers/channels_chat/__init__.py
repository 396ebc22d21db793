"""The chat of the Channels tutorial: one consumer per socket, groups on channels-redis, served by daphne."""
