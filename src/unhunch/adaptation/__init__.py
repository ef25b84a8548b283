"""What changes by how the body answers: the gate, the traffic light, decisions and the course."""
