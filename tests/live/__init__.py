"""A running chat, as a client meets it: real processes, real sockets, real servers behind them."""
