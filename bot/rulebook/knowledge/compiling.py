"""From validated entries to the frozen knowledge of model.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.rulebook.knowledge import entries
from bot.rulebook.knowledge.adaptations import AdaptEntry
from bot.rulebook.knowledge.adapted import Adaptation
from bot.rulebook.knowledge.asked import EyesQuestion, SeekOut
from bot.rulebook.knowledge.campaigns import ItemEntry
from bot.rulebook.knowledge.care import CareFile, ReasonEntry, TickEntry
from bot.rulebook.knowledge.caring import AbsenceTexts, Care, Reason, Step, Tick
from bot.rulebook.knowledge.columns import ColumnsFile
from bot.rulebook.knowledge.courses import drill, path, quiz
from bot.rulebook.knowledge.cycled import gathering
from bot.rulebook.knowledge.dated import Sources, fact, facts
from bot.rulebook.knowledge.goals import all_advice, all_goals
from bot.rulebook.knowledge.model import (
    Algorithm,
    Answer,
    CareAction,
    ChecklistItem,
    Figure,
    Interest,
    Knowledge,
    LimitRow,
    Myth,
    Question,
    Reaction,
    Row,
    Term,
    Tip,
    Topic,
    Way,
)
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.knowledge.tables import Columns
from bot.rulebook.knowledge.tips import ActionEntry, TipEntry


def knowledge(files: Iterable[tuple[str, Any]], sources: Sources) -> Knowledge:  # noqa: PLR0915 - a line or two a kind
    """All that the sound files of one language say; (kind, model) of each."""
    files, known = list(files), Knowledge()
    topics, menus, figures = dict(known.topics), dict(known.menus), dict(known.figures)
    terms, myths, algorithms = dict(known.terms), dict(known.myths), dict(known.algorithms)
    adaptations, both = dict(known.adaptations), dict.fromkeys(known.both)
    tip_topics, tips, actions = dict(known.tip_topics), dict(known.tips), dict(known.actions)
    paths, quizzes, drills = dict(known.paths), dict(known.quizzes), dict(known.drills)
    closing, care, cycles = list(known.closing), known.care, known.gathering
    columns, campaigns, differs = known.columns, dict(known.campaigns), dict(known.differs)
    synonyms, questions = list(known.synonyms), {one.id: one for one in known.questions}
    for kind, model in files:
        match kind:
            case "compare":
                topics |= {entry.id: _topic(entry, sources) for entry in model.compare}
                closing += facts(model.closing, sources)
            case "menu":
                menus |= {entry.platform: tuple(_way(one, sources) for one in entry.ways) for entry in model.menu}
            case "kpi":
                figures |= {
                    entry.platform: tuple(_figure(one, sources) for one in entry.figures) for entry in model.kpi
                }
                differs |= {one.platform: facts([one.differs], sources)[0] for one in model.kpi if one.differs}
            case "columns":
                columns = _more_columns(columns, model)
            case "campaigns":
                campaigns |= {
                    one.platform: tuple(_item(item, sources) for item in one.items) for one in model.campaigns
                }
            case "glossary":
                for term in (_term(entry, sources) for entry in model.glossary):
                    terms |= {fold_term(name): term for name in (term.term, *term.also)}
            case "myths":
                myths |= {entry.id: _myth(entry, sources) for entry in model.myths}
            case "algorithm":
                algorithms |= {entry.id: _algorithm(entry, sources) for entry in model.algorithm}
            case "adapt":
                adaptations |= {entry.id: _adaptation(entry, sources) for entry in model.adapt}
                both |= dict.fromkeys(model.both)
            case "care":
                care = _care(model, sources)
            case "cycles":
                cycles = gathering(model, sources)
            case "synonyms":
                synonyms += [tuple(group) for group in model.synonyms]
            case "tips":
                tip_topics |= model.topics
                tips |= {entry.id: _tip(entry, sources) for entry in model.tips}
            case "actions":
                actions |= {entry.id: _action(entry, sources) for entry in model.actions}
            case "lessons":
                paths |= {entry.id: path(entry, sources) for entry in model.lessons}
            case "quiz":
                quizzes |= {entry.id: quiz(entry, sources) for entry in model.quiz}
            case "drill":
                drills |= {entry.id: drill(entry, sources) for entry in model.drill}
            case "feedback":
                questions |= {one.id: EyesQuestion(one.id, one.asks, one.hint) for one in model.feedback}
    return Knowledge(
        topics=topics,
        closing=tuple(closing),
        menus=menus,
        figures=figures,
        terms=terms,
        myths=myths,
        algorithms=algorithms,
        adaptations=adaptations,
        both=tuple(both),
        care=care,
        gathering=cycles,
        synonyms=tuple(synonyms),
        tip_topics=tip_topics,
        tips=tips,
        actions=actions,
        paths=paths,
        quizzes=quizzes,
        drills=drills,
        goals=all_goals(model for kind, model in files if kind == "goals"),
        advice=all_advice((model for kind, model in files if kind == "advice"), sources),
        columns=columns,
        campaigns=campaigns,
        differs=differs,
        questions=tuple(questions.values()),
    )


def _topic(entry: entries.TopicEntry, sources: Sources) -> Topic:
    return Topic(
        id=entry.id,
        title=entry.title,
        about=entry.about,
        do=entry.do,
        next=entry.next,
        platforms=tuple(dict.fromkeys(entry.platforms)),
        rows=tuple(
            Row(
                row.name,
                {where: facts(side, sources) for where, side in row.platforms.items()},
                row.do,
                tuple(row.also),
            )
            for row in entry.rows
        ),
        limits=tuple(LimitRow(one.limit, one.name, one.do, tuple(one.also)) for one in entry.limits),
        menu=entry.menu,
        question=_question(entry.question, sources) if entry.question else None,
    )


def _question(entry: entries.QuestionEntry, sources: Sources) -> Question:
    answers = (Answer(one.id, one.label, one.leans, facts(one.facts, sources), one.do) for one in entry.answers)
    return Question(entry.asks, entry.weak, entry.next, tuple(answers))


def _way(entry: entries.WayEntry, sources: Sources) -> Way:
    return Way(entry.name, entry.do, fact(entry, entry.name, sources), tuple(entry.also))


def _figure(entry: entries.FigureEntry, sources: Sources) -> Figure:
    says = fact(entry, entry.says, sources)
    return Figure(entry.id, entry.name, entry.do, tuple(entry.formats), says, tuple(entry.also))


def _more_columns(known: Columns, file: ColumnsFile) -> Columns:
    """Names of a further file stand behind those of an earlier one."""
    names, formats = dict(known.names), dict(known.formats)
    for column in file.columns:
        names[column.id] = (*names.get(column.id, ()), *map(fold_term, column.names))
    for one in file.formats:
        formats[one.platform] = {**formats.get(one.platform, {}), **{fold_term(name): one.format for name in one.names}}
    return Columns(names, formats, known.month_first | frozenset(map(fold_term, file.month_first)))


def _item(entry: ItemEntry, sources: Sources) -> ChecklistItem:
    return ChecklistItem(fact(entry, entry.says, sources), entry.do, entry.check or None)


def _term(entry: entries.TermEntry, sources: Sources) -> Term:
    return Term(entry.term, tuple(entry.also), facts(entry.facts, sources), entry.do, entry.next)


def _myth(entry: entries.MythEntry, sources: Sources) -> Myth:
    return Myth(
        id=entry.id,
        myth=entry.myth,
        platform=entry.platform or None,
        facts=facts(entry.facts, sources),
        do=entry.do,
        plan=tuple(entry.plan),
        next=entry.next,
        also=tuple(entry.also),
    )


def _algorithm(entry: entries.AlgorithmEntry, sources: Sources) -> Algorithm:
    return Algorithm(
        id=entry.id,
        platform=entry.platform,
        title=entry.title,
        intro=entry.intro,
        interests=tuple(Interest(one.id, one.name, tuple(one.videos)) for one in entry.interests),
        reactions=tuple(Reaction(one.id, one.label, one.percent) for one in entry.reactions),
        facts=facts(entry.facts, sources),
        do=entry.do,
        next=entry.next,
    )


def _adaptation(entry: AdaptEntry, sources: Sources) -> Adaptation:
    return Adaptation(
        id=entry.id,
        name=entry.name,
        leaves=tuple(entry.leaves),
        enters=tuple(entry.enters),
        says=entry.says,
        do=entry.do,
        facts=facts(entry.facts, sources),
        limit=entry.limit,
        check=entry.check,
        numbers=entry.numbers,
        phrases=entry.phrases,
        repeats=entry.repeats,
        drops_hashtags=entry.drops_hashtags,
        first=tuple(entry.first),
        shortens=entry.shortens,
        stuck=entry.stuck,
        formats=tuple(entry.formats),
        adds=entry.adds,
        take=entry.take,
        also=tuple(entry.also),
    )


def _care(file: CareFile, sources: Sources) -> Care:
    return Care(
        connection=tuple(Step(one.says, one.do) for one in file.connection),
        enjoyable=_tick(file.ticks.enjoyable),
        consumable=_tick(file.ticks.consumable),
        valuable=_tick(file.ticks.valuable),
        forgettable=(file.forgettable.name, Step(file.forgettable.says, file.forgettable.do)),
        facts=facts(file.facts, sources),
        absence=AbsenceTexts(
            {name: SeekOut(one.name, one.asks, one.hint) for name, one in file.absence.signals},
            file.absence.some,
            file.absence.unasked,
            file.absence.nobody,
            facts(file.absence.facts, sources),
        ),
        reasons=tuple(_reason(one) for one in file.care),
    )


def _tick(entry: TickEntry) -> Tick:
    return Tick(entry.name, entry.asks, entry.asks_on, entry.do)


def _reason(entry: ReasonEntry) -> Reason:
    return Reason(entry.id, entry.name, entry.question, tuple(entry.phrases), tuple(entry.openings), entry.do)


def _tip(entry: TipEntry, sources: Sources) -> Tip:
    why = fact(entry, entry.why, sources)
    return Tip(entry.id, entry.topic, entry.platform or None, entry.title, entry.do, entry.example, why)


def _action(entry: ActionEntry, sources: Sources) -> CareAction:
    return CareAction(entry.id, entry.name, entry.do, entry.example, fact(entry, entry.why, sources))
