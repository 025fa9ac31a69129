"""The sentences of /ask, of a mention that asks, and of “Ask a person”."""

ASK_ABOUT = "Ask me about captions, TikTok or Instagram; I answer with sources, or say that I don't know"
ASK_QUESTION_ABOUT = "Your question, in a few plain words"
ANSWER_TITLE = "What I know about that"
NO_ANSWER = (
    "I don't know. I answer only from what I was given about captions, TikTok and Instagram, each with its source. "
    "Put it in other words, or see which words I can explain."
)
NO_ANSWER_TITLE = "I don't know"
NO_ANSWER_PERSON = (
    "I answer only from what I was given about captions, TikTok and Instagram, each with its source. A person here may "
    "know: I can put your question to {role} in this channel, once you have seen what is posted."
)
REVIEW_INSTEAD = "Review it instead"
SEE_TOPIC = "Compare the platforms"
KEEP_FIGURES = "Keep your own figures"

NO_FORM = "I keep figures of TikTok and Instagram so far. /kpi log shows what fits there."

# Ask a person

ASK_PERSON = "Ask a person"
PERSON_TITLE = "Ask a person"
PERSON_QUESTION = "Your question"
PERSON_HINT = "Posted in this channel with your name; the role {role} is pinged."
PERSON_POSTED = "{role}, {member} has a question:\n{question}\n-# Answer right here, in this channel."
PERSON_ASKED = "Your question is posted, and {role} knows. The answer comes here, in this channel."
PERSON_BLANK = "There is no question in that yet. Press {button} once more and write it in a sentence."
PERSON_TOO_LONG = "That is {count} characters, and a question has room for {limit}. Shorten it and send it once more."
PERSON_WAIT = "You asked a person here a moment ago, so that one comes first. You can ask the next one {when}."
PERSON_BUSY = "Several questions came in here just now, and people need time to answer. Ask yours {when}."
NOT_YOUR_QUESTION = "This question belongs to {member}. /ask is yours, in private."
AND = " and "
NO_MENTOR = (
    "This server has named nobody for questions right now, so nothing was posted. /ask still tells you what I know."
)
CANT_POST_HERE = "You can't post in this channel, so I won't do it for you. Ask me in one where you can."
CANT_SEND_HERE = (
    "I can't post in this channel. Use /ask in one where I can write, or ask an admin to give me {permissions} here."
)
CANT_TELL_ROLE = (
    "I can't reach {role} from here, so nothing was posted. An admin sees in /settings how to mend that; until then, "
    "write your question in the channel."
)

# The mentor role in /settings

MENTOR = "**Mentor role.** I ping it when a member presses Ask a person."
MENTOR_PICK = "Pick a role, or leave it empty"
MENTOR_GONE = "The mentor role is gone. Pick another one below; until then I offer nobody to ask."
CANT_MENTION = (
    "I can't ping {role}. Turn on “Allow anyone to @mention this role” (Server Settings, Roles, that role), or give me "
    "**{permission}** (Server Settings, Roles, {mine}); then press Check again."
)
