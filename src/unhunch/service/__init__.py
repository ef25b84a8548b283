"""Use cases and their ports: what the pages, the player and the terminal do for a person."""
