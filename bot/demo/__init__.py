"""`coach demo`: the real coach in a simulated Discord, on a page of this machine, with a cycle in its middle."""
