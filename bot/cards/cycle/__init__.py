"""The cards of community cycles."""
