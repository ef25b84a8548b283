"""Records as bytes for the person to keep, and back."""
