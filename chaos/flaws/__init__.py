"""The chat with one thing wrong in it, each by itself: a run over it must find that out."""
