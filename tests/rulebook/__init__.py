"""The rulebook floor."""
