"""From the validated file of community cycles to its frozen knowledge."""

from __future__ import annotations

from bot.rulebook.knowledge.cycles import CyclesFile, StageEntry
from bot.rulebook.knowledge.dated import Sources, fact, facts
from bot.rulebook.knowledge.gathering import CycleLimits, CyclePreset, CycleQuestion, CycleRole, Gathering, StageTips


def gathering(file: CyclesFile, sources: Sources) -> Gathering:
    own, most = file.limits.founders, file.limits.events_a_month
    limits = CycleLimits(
        founders=own.value,
        founders_from=fact(own, own.says, sources, own.kind),
        events_a_month=most.value,
        events_a_month_from=fact(most, most.says, sources, most.kind),
        month_scope=most.scope,
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
    questions = tuple(CycleQuestion(one.id, one.asks) for one in file.questions)
    stages = {
        one.id: StageTips(one.id, one.title, tuple(one.tips), one.next, facts(one.facts, sources))
        for one in file.stages
    }
    return Gathering(limits, presets, roles, questions, stages)


def _stage(entry: StageEntry, sources: Sources) -> StageTips:
    return StageTips(entry.id, entry.title, tuple(entry.tips), entry.next, facts(entry.facts, sources))
