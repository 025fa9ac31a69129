"""What is said after an evening to those who made it: how it felt, and a swap after three that felt low."""

from __future__ import annotations

MOOD_TITLE = "## How did this evening feel?"
MOOD_ASK = "{who}: one tap, and only you see what you tapped."
LOW, RIGHT, GOOD = "Low", "All right", "Good"

NOTED = "Noted: {mood}. Only you see it; another tap changes it."
GOOD_SAID = "Good to hear."
RIGHT_SAID = "Thank you for saying so."
LOW_SAID = "Thank you for saying so. A role can be given back at any time, and nobody asks why."

SWAP_TITLE = "## Time for a swap?"
SWAP = (
    "Three evenings in a row felt low to you. You have given it a lot. Ask one person you trust to swap with you next "
    "time: they take your part, and you come as a guest."
)
SWAP_FOUNDER = "If you would rather hand over as a founder, that is fine too; nobody asks why."
SWAP_ALONE = "-# I suggest this to you alone. Nobody else sees what you tapped."
HAND_OVER = "Hand over as a founder"

NOT_YOUR_EVENING = "This is for whoever started the cycle or had a role that evening. /cycle crew shows what is free."
NOT_HELD = "That evening did not take place."
