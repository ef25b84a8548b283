"""How quick everything is: `./run bench` prints one table, with the machine named."""
