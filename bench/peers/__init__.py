"""Other chats, each as small as its own documentation would have it, and none of them keeping anything on disk."""
