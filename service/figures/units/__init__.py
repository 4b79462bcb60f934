"""What units a number can have, and how they hang together."""
