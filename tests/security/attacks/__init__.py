"""What is done to a running chat beside somebody who only wants to talk; each attack goes on until it is ended."""
