"""The sentences about caring: the sum of connection and value, and what to go on with after a review."""

# Under a review

GO_ON = "Go on with this caption"
GO_ON_CARE = "Is there a reason to care?"
GO_ON_CARE_ABOUT = "Connection plus value: what is there, what is missing"

# /me care

CARE_ABOUT = "Is there a reason to care about this caption? Connection plus value, as a sum"
CARE_CAPTION_ABOUT = "Your caption. Leave it out and a form opens that keeps your line breaks."
CARE_FORM_TITLE = "A reason to care"
CARE_TITLE = "Is there a reason to care?"
SUM = "**Connection {connection} + value {value}** = caring {total} of 6"
SUM_OF_NOTHING = "**Connection 0 + value 0.** Nothing to care about yet; one line can change that."
NO_SUM = "**Value {value} of 3.** I only know English so far, so I can't tell connection, and there is no sum."
CONNECTION = "**Connection {connection} of 3**: {says}"
CONNECTION_ON_PURPOSE = "{says} You mean it so."
VALUE = "**Value {value} of 3**, one for each tick:"
TICKED = "✓ **{name}**\n{asks}"
NOT_TICKED = "○ **{name}**\n{asks}"
MEASURED = "✓ **{name}**, measured: the point comes early, and no paragraph is long."
NOT_MEASURED = "○ **{name}**, measured: {hurdles}."
HURDLES = {
    "too long": "it is longer than the platform takes",
    "late point": "the point comes after the fold",
    "long paragraph": "one paragraph is very long",
}
AND = ", and "
TICK = "Tick it"
UNTICK = "Take it back"
FORGETTABLE = "**{name}.** {says}"
REASON = "I see {name}: {sentence}"
NO_REASON = "I can't see a reason to care in its words yet. What works: {names}."
OR = " or "
TO_DO = "**So do this:** {do}"
ALL_THERE = "Post it, then log it. It speaks to one person, and there is something to take away."
CHANGE = "Change the caption"
OWN_TICKS = "Two of the ticks are yours to judge. I keep nothing of this card, and followers play no part in it."
CLAIMED = "{says} ({whence})."
NOTHING_KNOWN = "I can't find what I know about caring right now. Tell whoever runs me to check the rules."

# The three ticks, on every review

TICKS = "Consumable{measured} · Enjoyable: will they smile? · Valuable: what will they keep?"
TICKS_ALOUD = "Consumable: easy to follow? · Enjoyable: will they smile? · Valuable: what will they keep?"
EASY = " ✓"
HARD = ": not yet"
