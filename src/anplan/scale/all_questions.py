"""The one list of questions, in the order in which they are answered."""

from collections.abc import Mapping

from anplan.scale.indicators import INDICATORS
from anplan.scale.lights import INDICATOR_LIGHTS, TASK_LIGHTS
from anplan.scale.papers import PAPERS
from anplan.scale.questions import Question

QUESTIONS: Mapping[str, Question] = {
    one.name: one for one in (INDICATOR_LIGHTS, TASK_LIGHTS, INDICATORS, PAPERS)
}
