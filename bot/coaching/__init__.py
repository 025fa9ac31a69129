"""What the coach does with a caption: reviews it, decides, rewrites. Pure: no discord, no socket, no clock."""
