"""The workshop: what ./run needs before anything is installed. Standard library only."""
