"""What is said when members look for others who care about the same, and ask each other to start a cycle."""

from __future__ import annotations

PEOPLE_ABOUT = "Find members here who care about the same, to start a cycle with"
INTERESTS_ABOUT = "Up to five, with commas between them: “street food, film, clay”"

TITLE_NEW = "## Find somebody to start with"
NEW = (
    "Tell me up to five things you care about. Then you see who in this server listed the same, and they see you: "
    "each only what you share."
)
NEW_PRIVATE = "-# Nobody is listed without asking for it, and you can take yourself off at any time."
LIST_ME = "List me"
FIND_PEOPLE = "Find people"

TITLE = "## You care about {interests}"
SHARES = "**Who shares yours**"
SHARES_LINE = "{who}: {interests}"
SHARES_MORE = "-# More of them share one of yours. A narrower interest brings the nearest ones up."
SHARES_NOBODY = (
    "Nobody else here lists one of these yet. A plainer word finds more: “film” rather than “film nerd”. "
    "Or propose a cycle about it, and see who presses."
)
VISIBLE = "-# Who lists one of these sees that you share it, and nothing else of your list."
WRITE = "Invite one of them"
CHANGE = "Change mine"
TAKE_OFF = "Take me off the list"
OFF = "You are off the list, and what you listed is forgotten."

FORM_TITLE = "What do you care about?"
FORM_INTERESTS = "Up to five, with commas between them"
FORM_HINT = "Plain words find more people. Members who list the same see that you share it."
FORM_EXAMPLE = "street food, film, clay"
NONE_READ = "I found no interest in that. Try a few plain words with commas between them: “street food, film, clay”."
TOO_MANY = "That is more than {most}. Keep those that you would start something for."
TOO_LONG = "One of them is longer than {most} letters. A word or two finds more people than a sentence."
NOT_YOUR_LIST = "This list is {member}'s. /cycle people opens yours."

# Inviting one

INVITE_TITLE = "## Invite {name}"
INVITE_SHARES = "{who} cares about {interests}, too. Here are words to begin with; make them yours and send them."
INVITATION = (
    "Hi {name}, you care about {interests} too, so I'm asking you. I'd like to start a few evenings about it here, "
    "with short talks and an end from the beginning. Would you start it with me? If you say yes, I propose it with "
    "/cycle propose, and you press “I'll start this with you”."
)
AND = "{some} and {last}"
ASK_FOR = "Ask them to start {name} with you"
BACK = "Go back"
NO_ANSWER = "Discord does not tell me who is in this server at the moment. Try again in a minute."
GONE = "I can't find {who} among those who share one of yours any more. /cycle people shows who does."

# Asking one to be a founder

TAKE_IN = "Ask someone to start it too"
TAKE_IN_TITLE = "## Who would start {name} with you?"
TAKE_IN_ASK = "Pick somebody. I ask them where the cycle's card is, and they decide."
TAKE_IN_PICK = "Pick somebody"
ASKED = "I asked {who}. They decide, and the card shows it when they say yes."
CANT_ASK = "I can't write where the card of {name} is, nor to {who}. Ask them yourself to press its button."
FOUNDER_TOO = "{who} starts {name} already. Pick somebody else."
NO_ROOM = "{name} has as many founders as it can take."
ASK_TITLE = "## {asked}, would you start this too?"
ASK = (
    "{founder} would like to start **{name}** with you. Its theme: {theme}. A founder picks the days of the evenings, "
    "and may leave at any time."
)
YES = "I'll start it too"
NO = "Not this time"
JOINED = "{asked} starts **{name}** too. {founder} asked."
DECLINED = "That is fine too. Thank you for saying so, {asked}."
NOT_ASKED_YOU = "{member} was asked. If you would like to start it too, say so to one of the founders."

# The list of cycles, for everyone

SHARE_LIST = "Show this to everyone"
LIST_OPEN = "-# As of {when}. Pick one to see how it stands now."
