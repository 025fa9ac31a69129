"""Every sentence that the coach says of itself in Discord. A test reads each of them with the coach's own rules."""

BROKE = "Something broke on my side (error {id}). Your draft is safe with you; try again in a minute."
