"""What is said beside the advice for a cycle, and in the notes to those who started it."""

from __future__ import annotations

TIPS_ABOUT = "What helps a cycle where it stands now"

TITLE = "## {name}: {stage}"
TIPS = "What helps now"
NO_TIPS = "I have no advice for this stage. Whoever runs me can add it to the rules."
PLAN = "Plan an evening"
ROLES = "Roles of the next evening"

# A gap

GAP = (
    "## A word for {founders}\nThe last evening of **{name}** was {ago}; from one to the next it is about {days} as a "
    "rule. When a day suits you, the button plans it. A longer break is fine too: the end stays as you chose it."
)
DAY_ONE, DAYS = "one day", "{days} days"

# Signs

FADING = "## A quiet word for {founders}\nIt is about the last evenings of **{name}**. You alone can open it."
READ = "Read it"
SIGNS_TITLE = "## The last evenings of {name}"
SIGNS = (
    "People there: {came}\nDays from one to the next: {gaps}\nSeats for speakers left free in the last two: {free}\n"
    "That can be chance, and it is nobody's fault. In case you want to change something, this may help:"
)
SIGNS_GONE = "What I noticed then is past. /cycle course shows how it goes."
