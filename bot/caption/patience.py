"""How much of a caption is looked at closely: of one that calls without end, only how it begins.

A review of the longest caption must take no more than a few milliseconds, whatever stands in it. Where a caption may
call a crowd, speak to its reader or say "we", the most places in one of 2,900 real ones are 19 of each kind; in dozens
of them put together, as long as a platform takes, they are 36. What has more is no caption.
"""

MOST_PLACES = 45
AS_A_PLACE = 16  # tokens that take as long to read as a place takes to decide
MOST_EFFORT = 3 * MOST_PLACES  # for a caption and the readings of its rewrite, counted in places
