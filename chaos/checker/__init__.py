"""Reads a history and names what must not be: pure, without a clock, a server or chance."""
