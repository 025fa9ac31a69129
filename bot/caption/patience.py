"""How much of a caption is looked at closely: of one that calls without end, only how it begins.

A review of the longest caption must take no more than a few milliseconds, whatever stands in it. The most places where
one of 2,900 real captions may call a crowd, speak to its reader or say "we" are 19 of each kind; what has several times
as many is no caption.
"""

MOST_PLACES = 50
AS_A_PLACE = 16  # tokens that take as long to read as a place takes to decide
MOST_EFFORT = 3 * MOST_PLACES  # for a caption and the readings of its rewrite, counted in places
