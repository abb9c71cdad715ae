"""What a scenario says: what it gives, what follows from that, and the value that a name means."""
