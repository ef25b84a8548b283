"""How dates are written, by language; Django looks here before its own."""
