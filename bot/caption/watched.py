"""The lexicons that are looked for in the whole of every caption, all in one pass (see spotter.py).

Where a check or a question about the whole caption hangs on certain words, their lexicon stands here: where none of
them is found, nothing else has to be done. Words that nearly every caption holds ("the", "to") have no place here.
"""

from __future__ import annotations

WATCHED = frozenset(
    {
        # who speaks, and to whom
        "voice_i",
        "voice_we",
        "direct",
        "reader_offer",
        "reader_phrase",
        "plain_verb",
        "noun_verb",
        "reader_act",
        "asked_state",
        "reader_mark",
        "note_occasion",
        "note_greeting",
        "note_affection",
        "note_kin",
        "couple_cue",
        "partner_cue",
        "team_cue",
        "you_and_i",
        "lone_cue",
        "brand_cue",
        "inclusive_we",
        "warm",
        "fixed_name",
        # engagement bait, giveaways
        "bait_react",
        "react_verb",
        "vote_verb",
        "share_verb",
        "bait_comment",
        "comment_verb",
        "follow_back",
        "appeal",
        "giveaway",
        "giveaway_entry",
        "giveaway_rules",
        # requests
        "request_phrase",
        "request_verb",
        "social_action",
        "tribute",
        # advertising
        "disclosure",
        "disclosure_label",
        "unclear_disclosure",
        "promo_code",
        "gifted_by",
        "gift",
        "sound",
        "promoter_phrase",
        # the first line, sounds
        "opening_greeting",
        "opening_filler",
        "teaser",
        "named_sound",
        "unnamed_sound",
    }
)
