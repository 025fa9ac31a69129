"""/cycle in Discord: its commands, buttons and forms."""
