"""`make bench`: what delivery costs here, beside others, on the same machine in the same minutes.

`load/` is the load generator, `peers/` are the other chats, `subjects/` knows how to start and address each server.
"""
