"""What only the full run has: two processes on a MySQL and a Redis that fail. They are the tests' own to break."""
