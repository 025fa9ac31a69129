"""A community cycle that ends: a pure state machine. Each move takes a Cycle and the time, and gives the next Cycle."""
