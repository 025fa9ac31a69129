"""From the validated file of community cycles to its frozen knowledge."""

from __future__ import annotations

from bot.rulebook.knowledge.cycles import CyclesFile
from bot.rulebook.knowledge.dated import Sources, fact, facts
from bot.rulebook.knowledge.gathering import CycleLimits, CyclePreset, CycleQuestion, CycleRole, Gathering


def gathering(file: CyclesFile, sources: Sources) -> Gathering:
    own, most = file.limits.founders, file.limits.events_a_month
    limits = CycleLimits(
        founders=own.value,
        founders_from=fact(own, own.says, sources, own.kind),
        events_a_month=most.value,
        events_a_month_from=fact(most, most.says, sources, most.kind),
        most_founders=file.limits.most_founders,
        talk_minutes=file.limits.talk_minutes,
        changeover_minutes=file.limits.changeover_minutes,
        offer_hours=file.limits.offer_hours,
        first_timers_days=file.limits.first_timers_days,
        milestones=tuple(file.limits.milestones),
    )
    presets = {
        one.id: CyclePreset(**one.model_dump(exclude={"facts"}), facts=facts(one.facts, sources)) for one in file.cycles
    }
    roles = {one.id: CycleRole(one.id, one.name, one.do) for one in file.roles}
    return Gathering(limits, presets, roles, tuple(CycleQuestion(one.id, one.asks) for one in file.questions))
