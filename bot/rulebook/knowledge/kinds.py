"""The kinds of knowledge file. Adding a fact, a row, a figure, a term or a myth to one needs no Python."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rulebook.entry import Entry
from bot.rulebook.knowledge.adaptations import AdaptFile
from bot.rulebook.knowledge.campaigns import CampaignsFile
from bot.rulebook.knowledge.care import CareFile
from bot.rulebook.knowledge.columns import ColumnsFile
from bot.rulebook.knowledge.cycles import CyclesFile
from bot.rulebook.knowledge.entries import AlgorithmFile, CompareFile, GlossaryFile, KpiFile, MenuFile, MythsFile
from bot.rulebook.knowledge.feedback import FeedbackFile
from bot.rulebook.knowledge.goals import AdviceFile, GoalsFile
from bot.rulebook.knowledge.learning import DrillFile, LessonsFile, QuizFile
from bot.rulebook.knowledge.synonyms import SynonymsFile
from bot.rulebook.knowledge.tips import ActionsFile, TipsFile

KNOWLEDGE: Mapping[str, type[Entry]] = {
    "compare": CompareFile,
    "menu": MenuFile,
    "kpi": KpiFile,
    "columns": ColumnsFile,
    "campaigns": CampaignsFile,
    "glossary": GlossaryFile,
    "myths": MythsFile,
    "algorithm": AlgorithmFile,
    "adapt": AdaptFile,
    "care": CareFile,
    "synonyms": SynonymsFile,
    "tips": TipsFile,
    "actions": ActionsFile,
    "lessons": LessonsFile,
    "quiz": QuizFile,
    "drill": DrillFile,
    "cycles": CyclesFile,
    "feedback": FeedbackFile,
    "goals": GoalsFile,
    "advice": AdviceFile,
}
IDENTITY = {
    "menu": "platform",
    "kpi": "platform",
    "campaigns": "platform",
}  # the key that names an entry, where it is not "id"
THINGS = {  # what an entry of a file is called in a problem
    "compare": "topic",
    "menu": "menu",
    "kpi": "list of figures",
    "columns": "column",
    "campaigns": "checklist",
    "glossary": "term",
    "myths": "myth",
    "algorithm": "worked example",
    "adapt": "adaptation",
    "care": "reason to care",
    "synonyms": "group of words",
    "tips": "tip",
    "actions": "care action",
    "lessons": "path",
    "quiz": "quiz",
    "drill": "drill",
    "cycles": "preset",
    "feedback": "question",
    "goals": "vague goal",
    "advice": "piece of advice",
}
