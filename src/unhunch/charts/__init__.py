"""Pictures of values: body maps, position drawings, lines and bars, all as SVG text."""
