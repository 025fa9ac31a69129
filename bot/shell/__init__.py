"""What the `coach` commands do in a terminal; imported only when one of them runs."""
