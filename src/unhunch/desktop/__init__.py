"""The desktop around the program: its timers, its notifications, and whether it is a good moment for one.

Each operating system is asked in its own way, and only here.
"""
