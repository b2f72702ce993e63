"""The password that everybody has here who is about something else."""

PASSWORD = "seven purple herons over the canal"
