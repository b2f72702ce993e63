"""What rooms say to each other: events and calls, and nothing else."""
