"""S3 on files: bodies by their content, everything else in SQLite; and its own HTTP endpoint."""
