"""The sentences of /me absence: a gap in posting, who looked for the member in it, and the wonder rate."""

ABSENCE_ABOUT = "After a pause: who wondered where you are? Counts that only you see"

ASK_TITLE = "Who looked for you?"
ASK = "You had a gap {gap}. Who looked for you in that time, without being asked to?"
ASK_UNKNOWN = (
    "I don't know of a gap in your posting yet. Type one: the day of the last post before it, and of the first one "
    "after it. Where you keep your posts with /kpi log, I find the gaps by myself."
)
FROM_TO = "from {began} to {ended}, {days} days"
SINCE = "since {began}, {days} days so far"
ONE_DAY = "from {began} to {ended}, one day"
ONE_DAY_SO_FAR = "since {began}, one day so far"

TITLE = "Wonder rate: {rate} a week"
SUM = "{parts} = **{people}** in {days} days; the rate says how many that is a week."
SUM_ONE_DAY = "{parts} = **{people}** in one day; the rate says how many that is a week."
PART = "{name} {count}"
PLUS = " + "
BESIDE = "Your other gaps, counted the same way: {rates} a week."
FIRST = "There is nothing of yours to set beside it yet: it is the first gap that you counted this way."
TO_DO = "**So do this:** {do}"
DEFINITION = (
    "My own measure: who sought you out unprompted, for each week of a gap. How many follow plays no part; somebody "
    "who asks and visits counts twice."
)
CLAIMED = "{says} ({whence})."
LINE = "**Wonder rate {rate} a week**: {parts}, in a gap {gap}"

LOG = "Count who looked for you"
CHANGE = "Change the counts"
TYPE = "Type a gap"
DELETE = "Delete this gap"
DELETED = "That gap is gone. I know nothing of it any more."
OTHER = "Another gap"
OPTION_COUNTED = "{gap} · counted"

FORM_TITLE = "Who looked for you?"
FORM_GAP = "The gap: the post before it, the one after"
FORM_GAP_HINT = "Two days, 2026-03-01 to 2026-03-20. Leave the second out if it lasts."
FORM_GAP_EXAMPLE = "2026-03-01 to 2026-03-20"
FORM_COUNT_EXAMPLE = "Leave it out where you don't know"
BETWEEN = " to "

NO_GAP = (
    "There is no day between those two, so there is no gap to measure. Give me the day of the post before it first."
)
NOT_COUNTED = "Give me one count at least. 0 is an answer too."
CANT_READ_GAP = (
    "I read a gap as two past days with “to” between them: 2026-03-01 to 2026-03-20. One day alone means it lasts."
)
CANT_READ_COUNT = "I read a count as a number, such as 12 or 1.2k. Leave a field empty where you don't know."
TOO_MANY = "You have {most} gaps with me, which is as many as I keep. Delete one first."
NOT_YOURS = "This card belongs to {member}. /me absence shows yours."
NOTHING_KNOWN = "I can't find what I know about gaps right now. Tell whoever runs me to check the rules."
