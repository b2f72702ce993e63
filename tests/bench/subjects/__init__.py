"""The same work done three ways. Each file is run in a process of its own, against what is assembled for it."""
