"""Pictures of the exercises: from motions and the CC0 body data to what a page shows."""
