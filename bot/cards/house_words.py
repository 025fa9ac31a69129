"""Every sentence that the coach says of a server's house rules. They pass its own rules, as those of words.py do."""

# A finding

PHRASE_FOUND = "“{match}” is against a house rule of this server."
PHRASE_WHY = "A house rule of this server: whoever manages it asked me to point this out."
OF_THE_HOUSE = "A house rule of this server."
CANT_DISMISS = "These are house rules of this server, so they hold for every draft here. Its admins can change them."

# On the card of /settings

PART = "**House rules.** What I do otherwise in this server, and nowhere else."
PART_NONE = "None yet. Allow words that belong to this place, name phrases to point out, or turn rules off."
ALLOWED = "**Allowed:** {words}"
PHRASES = "**Pointed out:** {words}"
RULES_OFF = "**Rules off:** {rules}"
LEVELS = "**Another level:** {rules}"
GONE = "I have no rule {rules} any more. Naming it does nothing; take it out when you like."
AND_MORE = "{words} and {count} more"
INSTEAD = "{phrase} → {words}"
LEVEL = "{rule} ({level})"
CHANGE = "Change house rules"
UPLOAD = "Upload a file"
DOWNLOAD = "Download as YAML"
REMOVE = "Remove all"

# Removing them

REMOVE_ASK = "Remove all house rules of this server? From then on only my own rules hold here."
REMOVE_FIRST = "Download as YAML gives you a file to bring them back from."
REMOVE_SURE = "Remove them"
KEEP = "Keep them"

# The forms

FORM_TITLE = "House rules"
FORM_ALLOWED = "Allowed words"
FORM_ALLOWED_HINT = "One a line. I don't take them for a call to a crowd."
FORM_ALLOWED_EXAMPLE = "crew"
FORM_PHRASES = "Phrases to point out"
FORM_PHRASES_HINT = "One a line; after = what could stand there instead. Levels of phrases are set in a file."
FORM_PHRASES_EXAMPLE = "loyal legion = you"
FORM_RULES = "My own rules"
FORM_RULES_HINT = "One a line: off, hint, warning or error. Download as YAML lists their names."
FORM_RULES_EXAMPLE = "crowd.vocative = hint"
FILE_TITLE = "Upload house rules"
FILE_LABEL = "A YAML file"
FILE_HINT = "It takes the place of all house rules here. Download as YAML shows how to write one."

# Answers

WRONG_IN_FILE = "Nothing changed: there is something to mend in that file. Change it and upload it again."
WRONG_IN_FORM = (
    "Nothing changed: there is something to mend in what you typed. It is in the file below, so nothing is lost."
)
WRONG_MORE = "There may be more; mend these first."
CHANGED_MEANWHILE = "Nothing changed: the house rules were changed since you opened this. Look at them again first."
CHANGED_MEANWHILE_FORM = (
    "Nothing changed: the house rules were changed since you opened that form. What you typed is in the file below; "
    "open the form again and add it."
)
CHANGED_MEANWHILE_FILE = (
    "Nothing changed: the house rules were changed since that file was downloaded. Download them again, or take the "
    "line “edition” out of your file to replace them all."
)
TOO_MUCH_FOR_A_FORM = "There are more house rules than a form can hold. Download them, change the file, and upload it."
FILE_TOO_BIG = "That file has more than {limit} kB, which no house rules need. Take something out and upload it again."
FILE_MISSING = "No file came with that. Press Upload a file once more."
DOWNLOADED = "The house rules of this server. Change the file, then press Upload a file."

# In the file

FILE_COMMENTS = (
    "House rules of a server. Each part can be left out; words are plain words, never a pattern.",
    "",
    "allowed:            # not taken for a call to a crowd",
    "  - crew",
    "phrases:            # pointed out; 200 at most, together with what is allowed",
    "  - night owls",
    "  - phrase: cheap",
    "    instead: affordable   # what could stand there",
    "    level: hint           # or warning (where nothing is said) or error",
    "    family: value         # crowd where nothing is said: it counts as a call to a crowd",
    "rules_off:",
    "  - access.emoji-run",
    "levels:",
    "  crowd.vocative: hint",
    "",
    "The rules that you can turn off or give a level:",
)
FILE_RULE = "  {rule} ({level}): {remark}"
