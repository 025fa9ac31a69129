"""What /me progress says: whom a member's captions spoke to over time, from the reviews they chose to keep."""

# What the picker and the review show

PROGRESS_ABOUT = "How often your captions speak to one person, week by week"
KEEP = "Keep in my progress"
KEEP_ABOUT = "The verdict and the counts, never the text"

# After it is kept

KEPT_TITLE = "Kept in your progress"
KEPT_WHAT = "{verdict} {places} {platform}, {day}. Your caption itself isn't kept."
KEPT_ON_PURPOSE = "To a crowd, on purpose."
KEPT_VERDICTS = {
    "one-to-one": "It speaks to one person.",
    "crowd": "It speaks to a crowd.",
    "mixed": "It speaks to one person and to a crowd.",
    "none": "It speaks to nobody in particular.",
}
PLACES = "Places to one person: {to_one}, to a crowd: {to_crowd}."
TAKE_BACK = "Don't keep it"
TAKEN_BACK = "It's out of your progress again. Nothing of it is kept."
TAKEN_BACK_ALREADY = "That one is out of your progress already."
TOO_MANY = "You keep {most:,} reviews, which is as many as I can. Delete one in /me progress, and there is room."

# /me progress

NONE_TITLE = "Your progress starts with one caption"
NONE = (
    "You haven't kept a review yet. Under a review of yours, pick “Keep in my progress”: I keep the verdict and the "
    "counts, never the text."
)
TITLE = "{to_one} of your {count} captions speak to one person"
TITLE_NEXT = "The next one can be to one person"
TITLE_ONE = "Your first caption is kept"
TITLE_UNCOUNTED = "Kept, and nothing to count yet"
SMALL = "{kept} kept, {first} to {last}."
SMALL_ONE = "{kept} kept, {first}."
LEFT_OUT = "{count} not counted: to nobody in particular, or to a crowd on purpose."
FEW_WEEKS = "The chart starts once your captions come from two different weeks."
FEW = "It isn't enough yet for a before and after: that takes {count} more captions."
FEW_ONE = "It isn't enough yet for a before and after: that takes one more caption."
LAST = "Your last {last_count}: **{last} of {last_count}** to one person. Before that: {before} of {before_count}."
RISES = "That is more than before, and more than chance makes often."
RISES_MAYBE = "That is a little more than before; with so few captions it could be chance."
FALLS = "That is less than before. A launch or a busy month can do that, and one caption turns it."
FALLS_MAYBE = "That is a little less than before; with so few captions it could be chance."
SAME = "That is the share you had before."
DO_MORE = "→ Before the next one, think of one person who wrote to you lately, and put what you'd tell them first."
DO_ON = "→ Keep what works: read your next first line aloud, as if that one person sat across from you."
DELETE_LAST = "Delete the last one"
FORGET_ALL = "/privacy forget deletes all of it, with all else that I keep of you."
TOLD_ON = "A verdict says how a caption speaks, not how many people it reaches."

# The picture

CHART_SHARE = "to one person, by week"
CHART_WHOLE = "all in all {percent} %"
CHART_ALT = (
    "Line chart of the share of your captions to one person, {weeks} weeks from {first} to {last}: "
    "first {first_percent} %, latest {last_percent} %, all in all {percent} %."
)
