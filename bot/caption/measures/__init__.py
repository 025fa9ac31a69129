"""Measures of a whole caption: the named checks that rules may use, and the figures on a review card."""

from __future__ import annotations

from collections.abc import Mapping

from bot.caption.measures import (
    asking,
    bait,
    detail,
    disclosure,
    emoji,
    length,
    lettering,
    links,
    more,
    opening,
    promoting,
    reading_ease,
    tags,
)
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.figures import Figures, measure
from bot.caption.measures.more import point_before

CHECKS: Mapping[str, Check] = {
    **length.CHECKS,
    **more.CHECKS,
    **tags.CHECKS,
    **opening.CHECKS,
    **asking.CHECKS,
    **bait.CHECKS,
    **detail.CHECKS,
    **promoting.CHECKS,
    **disclosure.CHECKS,
    **links.CHECKS,
    **lettering.CHECKS,
    **emoji.CHECKS,
    **reading_ease.CHECKS,
}

__all__ = ["CHECKS", "Check", "Figures", "Numbers", "measure", "point_before"]
