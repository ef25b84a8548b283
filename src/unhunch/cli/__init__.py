"""The terminal's door: one module a command, all output through one render.py."""
