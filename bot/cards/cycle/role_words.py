"""What is said around the volunteers of an evening: their roles, who carries what, and which roles are free."""

from __future__ import annotations

CREW_ABOUT = "Who helps at the next evening; for whoever started the cycle, also how the work is spread"

TAKE_A_ROLE = "Take a role"
TAKE = "Take: {name}"
GIVE_BACK = "Give back: {name}"
HELPING = "Helping: {who}"

ROLES_TITLE = "## Roles of this evening"
ROLE_FREE = "**{name}** · free\n-# {do}"
ROLE_YOURS = "**{name}** · you\n-# {do}"
ROLE_TAKEN = "**{name}** · {who}\n-# {do}"
SET_FREE = "Somebody can't come? Set their role free"
FREED = "{name} is free again. I said so where {who} can see it."
FREED_UNTOLD = "{name} is free again. I couldn't reach {who}, so tell them yourself."
IS_FREE = "{who}, **{name}** is free again, so that somebody else can take it. If you can come after all, take it back."
HAD = "**{name}** · {who}"
ROLES_FOOT = "-# A role is for one evening. If something comes up, give it back here; nobody asks why."
ROLES_OVER = "-# This evening is over or was called off, so its roles stay as they are."
TOOK = "{name} is yours. Thank you."
GAVE = "{name} is free again. Thank you for saying so."
NO_SUCH_ROLE = "There is no such role any more. “Take a role” on the evening's card shows those that there are."
NO_EVENING = "No evening of {name} is planned, so there is no role to take yet."

# 48 hours before

FREE_TITLE = "## A hand for the evening"
FREE_ONE = "One role is free: **{roles}**. {do}"
FREE = "Free so far: {roles}. Each is a small job, and one press takes it."

# Who carries what

SPREAD = "Who carries what"
LOAD_TITLE = "## Who carries what"
LOAD_OF = "-# {name} · {evenings}"
LOAD_LAST_ONE, LOAD_LAST, LOAD_NONE = "the last evening", "the last {count} evenings", "no evening so far"
LOAD_LINE = "{who} · {does}"
STARTED = "started it"
TIMES = "{name} {count}×"
SPOKE_ONE, SPOKE = "spoke once", "spoke {count} times"
COMING = "ahead: {names}"
LOAD_MORE = "and {count} more"
NOBODY_YET = "Nobody has taken a role yet."
LOAD_FEW = "Much of it rests on one person. Ask somebody by name for one small role next time."
ALL_TAKEN = "**Next evening** ({when}): every role is taken."
SOME_FREE = "**Next evening** ({when}): free so far are {roles}."
SEE_ROLES = "Roles of the next evening"

# Without pings

QUIET_ABOUT = "Whether cycles may ping you"
QUIET_OFF_TITLE = "## Cycles may ping you"
QUIET_OFF = "When a cycle has something for you, such as a free seat, I say so in its channel and you get a ping."
QUIET_ON_TITLE = "## Cycles don't ping you"
QUIET_ON = (
    "What a cycle has for you still stands in its channel, without a ping, and I send you no message in its place. A "
    "seat that is offered to you ends when its time is up, so look in now and then."
)
BE_QUIET = "No pings, please"
PING_ME = "Ping me again"
