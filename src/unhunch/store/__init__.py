"""Where the records stay: in memory (the yardstick), in SQLite, in PostgreSQL."""
