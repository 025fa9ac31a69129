"""A Discord on 127.0.0.1: real HTTP, a real gateway, for the coach as a real process."""
