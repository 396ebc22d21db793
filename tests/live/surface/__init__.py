"""What every address of a running chat answers with, whatever it is asked."""
