"""The sentences of /me remember and /me actions; the care actions themselves stand in rules/en/knowledge."""

# /me remember

REMEMBER_ABOUT = "Recall which creators you would miss, why, and what to copy from them"
REMEMBER_TITLE = "Who would you miss?"
REMEMBER_INTRO = (
    "Think of the accounts you follow, without looking. If they went quiet tomorrow, which would you look for? "
    "Name up to three, why, and one trait to copy. Take your time; you can leave fields empty and come back."
)
REMEMBER_START = "Begin"
REMEMBER_CHANGE = "Change it"
REMEMBER_FORGET = "Forget it"
REMEMBER_FORGOTTEN = "Forgotten. You can begin anew whenever you like."
REMEMBER_YOURS = "**You would miss**"
REMEMBER_TRAIT = "**A trait to copy:** {trait}"
REMEMBER_PRIVATE = "Only you see this. You can change or forget it here."
NUMBER_UNREAD = "I couldn't read the number of accounts. A plain number is enough, such as 400."

# The line that the exercise is for

REVEAL = (
    "You follow about {follows}, and {named} came to mind. The other {others} may do good work, too, and yet you "
    "might not notice if they stopped. It is the same for whoever scrolls past you: caring is rare, and it starts with "
    "one person."
)
REVEAL_WITHOUT_NUMBER = (
    "Out of all that you follow, {named} came to mind. You might not notice if the others "
    "stopped. It is the same for whoever scrolls past you: caring is rare, and it starts with one person."
)
REVEAL_NONE = (
    "Nobody came to mind, and that is an answer as well: caring is that rare. "
    "What would somebody have to do for you to look for them?"
)
REVEAL_ALL = "You would miss nearly all that you follow. That is rare, and you know already how it feels to care."
ONE_OTHER = "one"
NUMBERS = ("nobody", "one", "two", "three")

# Its form

REMEMBER_FORM = "Who would you miss?"
FORM_FOLLOWS = "About how many accounts do you follow?"
FORM_ONE = "One creator you would miss, and why"
FORM_TWO = "A second one, and why"
FORM_THREE = "A third one, and why"
FORM_TRAIT = "One trait of theirs that you want to copy"
FORM_FOLLOWS_EXAMPLE = "400"
FORM_CREATOR_EXAMPLE = "The clock mender: he says what went wrong"
FORM_TRAIT_EXAMPLE = "Says one thing and stops"

# /me actions

ACTIONS_ABOUT = "Choose one care action for this week, and tick it off"
ACTIONS_TITLE = "One care action this week"
ACTIONS_INTRO = "Caring grows slowly, and one small thing a week is enough. Choose one; each takes a few minutes."
ACTION_TITLE = "This week: {name}"
ACTION_CHOSEN = "You chose it {when}."
ACTION_DONE = "I did it"
ACTION_PICK = "Choose one"
ACTION_PICK_ANOTHER = "Choose another one"
ACTIONS_DONE_TITLE = "Done for this week"
ACTIONS_DONE = "Somebody is a little gladder that you are there. The next one can wait until next week."
ACTION_GONE = "a care action that I no longer have"
ACTIONS_LOG = "**What you did so far** ({count})"
ACTIONS_LOG_LINE = "{when} {name}"
ACTIONS_LOG_PRIVATE = "Only you see this log."
ACTIONS_FORGET = "Forget the log"
NO_ACTIONS = "I have no care actions right now, because my file of them is broken. Tell whoever runs me."
