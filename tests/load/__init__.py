"""The coach under load and in trouble, beside a bare echo bot, on the loopback Discord: `make load`."""
