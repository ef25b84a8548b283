"""What happened, as append-only values; their JSON and plain readers of them."""
