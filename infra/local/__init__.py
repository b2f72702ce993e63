"""The local cloud: the same templates and the same handlers, on this machine, in one process, on moto."""
