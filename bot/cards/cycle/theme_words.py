"""What /cycle theme says."""

from __future__ import annotations

THEME_ABOUT = "Give a cycle another theme; where that ends its streak, you are asked first"
NEW_ABOUT = "What its evenings are about from now on"

SURE_TITLE = "## Another theme?"
SURE = "{streak} evenings in a row were about “{theme}”. With another theme the count begins anew."
SURE_ONE = "One evening was held with the theme it has. With another theme the count begins anew."
CHANGE = "Change it"
KEEP = "Keep the one it has"
CHANGED = "The evenings of **{name}** are about “{theme}” from now on."
KEPT = "Good. Its theme stays “{theme}”."
