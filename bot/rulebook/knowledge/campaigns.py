"""What to look at before a campaign, platform by platform, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.rulebook.entry import Entry
from bot.rulebook.fields import PlatformId, Version
from bot.rulebook.knowledge.entries import Dated, Do, Line
from bot.rulebook.knowledge.model import CampaignCheck


class ItemEntry(Dated):
    """One thing to be able to say yes to."""

    says: Line = Field(description="what is so, where all is well")
    do: Do = Field(description="what to do where it is not")
    check: CampaignCheck | Literal[""] = Field("", description="what of the member's own log answers it, if anything")


class ChecklistEntry(Entry):
    """The checklist of one platform."""

    platform: PlatformId
    items: Annotated[list[ItemEntry], Field(min_length=1, max_length=8)]


class CampaignsFile(Entry):
    """A file of checklists."""

    version: Version
    campaigns: Annotated[list[ChecklistEntry], Field(min_length=1)]
