"""For all tests: hypothesis sets no deadline in wall-clock time, which on a busy machine says nothing of the code."""

from hypothesis import settings

settings.register_profile("shared-machine", deadline=None)
settings.load_profile("shared-machine")
