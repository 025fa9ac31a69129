"""The YAML under rules/: read, checked and compiled into matchers."""
