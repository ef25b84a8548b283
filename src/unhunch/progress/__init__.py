"""Records boiled down to numbers: standings, lights, pain days, weeks, flare-ups."""
