"""How much of a caption is looked at closely: of one that calls without end, only how it begins.

A review of the longest caption must take no more than a few milliseconds, whatever stands in it. The most places where
one of 2,900 real captions may call a crowd, speak to its reader or say "we" are 19 of each kind; what has several times
as many is no caption.
"""

MOST_PLACES = 50
