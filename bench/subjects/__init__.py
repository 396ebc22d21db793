"""Each server that is measured: how it is started, and how one talks to it."""
