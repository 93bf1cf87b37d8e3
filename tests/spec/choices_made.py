"""The catalogue of choices: what we do, what else could be defended, and what was given up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    choice: str
    default: str
    alternatives: str
    varied: str
    """How the builds behind the bands vary it; "no" where it is fixed."""
    given_up: str
    decision: tuple[str, ...] = ()
    """Numbers of the decision notes."""


CHOICES = (
    Choice(
        "What is measured",
        "Scored indicators of single subjects; indices of AI or digital readiness are shown beside",
        "Average the published indices",
        "no",
        "A number that agrees with a well-known one. Published indices contain one another, so an "
        "average would count the same figures several times.",
        ("0032",),
    ),
    Choice(
        "Which copy of a figure counts",
        "The maker's own series, then the source's precedence; never a mean of copies",
        "Average the copies; take the newest",
        "no",
        "The other copies, which stay visible with the reason.",
        ("0003",),
    ),
    Choice(
        "Derived figures",
        "Three years' mean of counts, divided by people; the mean of three government estimates",
        "Single years; absolute counts; three slots for perceptions",
        "no",
        "Speed: a jump in one year shows by a third.",
        ("0008",),
    ),
    Choice(
        "How old a figure may be",
        "Five years in Connectivity and Adoption, ten elsewhere; older counts as a hole",
        "One limit for all; no limit; carry the last figure forward",
        "no",
        "Some real figures, which are shown with their year and not scored.",
        ("0030",),
    ),
    Choice(
        "Codes of laws and plans",
        "0 to 3 by stage, in equal steps, as of one day",
        "Yes or no; points for content or for being binding",
        "no",
        "What a text says: the code tells how far it is, not how good it is.",
        ("0008",),
    ),
    Choice(
        "One scale for all figures",
        "Fixed goalposts, the same for all states and years",
        "Lowest to highest state (min-max); place among the states (percentile rank)",
        "goalposts, min-max and percentile rank, a third of the builds each",
        "Freedom from judgement: someone has to set a goalpost. In return no state's points move "
        "because another state's figure does.",
        ("0030",),
    ),
    Choice(
        "Logarithm",
        "For prices, researchers and publications",
        "None; for every skewed figure",
        "no",
        "Points that can be read off a figure at a glance.",
        ("0030",),
    ),
    Choice(
        "Outliers",
        "Cut at the goalposts, nothing else",
        "Pull outliers in (winsorise); Box-Cox",
        "no",
        "Differences beyond a goalpost.",
        ("0030",),
    ),
    Choice(
        "Weights of indicators",
        "Equal within a pillar",
        "Experts' weights; principal components",
        "each indicator within ± 25 %",
        "Any claim that one indicator matters more. With eleven states no statistics could "
        "prove one.",
        ("0030",),
    ),
    Choice(
        "Weights of pillars",
        "Six equal pillars",
        "Any other six weights: try them on the what-if page",
        "half of the builds within ± 25 %, half anywhere",
        "The same: a view of what matters most. The certainty page shows under how many of all "
        "weightings each rank holds.",
        ("0030",),
    ),
    Choice(
        "Within a pillar",
        "Arithmetic mean",
        "Geometric mean",
        "no",
        "Inside a pillar a weak figure is made good by a strong one.",
        ("0030",),
    ),
    Choice(
        "Across pillars",
        "Geometric mean",
        "Arithmetic mean; harmonic mean; outranking (Copeland)",
        "geometric and arithmetic, half of the builds each",
        "Simplicity: a sixth root is harder to explain than a mean. In return a weak pillar is "
        "not bought off by a strong one.",
        ("0030",),
    ),
    Choice(
        "Floor of a pillar",
        "A pillar below 1 counts as 1",
        "No floor: a 0 makes the score 0; a higher floor",
        "no",
        "Differences between pillar scores of 0 and 1.",
        ("0030",),
    ),
    Choice(
        "Holes",
        "Filled in three ways with the same chance; the score is the median over the fillings",
        "Skip them; one single filling; drop the state or the indicator",
        "every hole on its own, in every build",
        "A score that can be worked on paper, for states with holes. Skipping is shown on the "
        "certainty page for what it is: it flatters.",
        ("0031",),
    ),
    Choice(
        "Holes in the register",
        "Code 0 or 1, half and half",
        "Always 0; the mean of the others",
        "every hole on its own, in every build",
        "Credit for an instrument that exists and that we have not seen.",
        ("0031",),
    ),
    Choice(
        "Marked “estimated”",
        "Under half of a pillar's figures, by count",
        "No score; two thirds",
        "no",
        "A table without marks.",
        ("0031",),
    ),
    Choice(
        "Perceptions",
        "One slot for quality of government, which rests on perceptions",
        "None at all; more slots",
        "half of the builds do without it",
        "Purity: a governance pillar without it would hold formal texts and one published score.",
        ("0032",),
    ),
    Choice(
        "The list of indicators",
        "All scored indicators",
        "Any shorter list",
        "half of the builds leave out one indicator, evenly",
        "Figures with fewer states or unclear sign; each has its reason on this page.",
        ("0032",),
    ),
    Choice(
        "Ranks",
        "Of the score as shown, one decimal; ties share the smaller rank",
        "Of the unrounded score",
        "no",
        "Differences that no reader could see.",
        ("0031",),
    ),
    Choice(
        "Bands",
        "From the 5th to the 95th percentile of the rank over 10 000 builds",
        "Lowest to highest rank; one error for all",
        "no",
        "The rarest one in ten of the builds.",
        ("0031",),
    ),
    Choice(
        "Groups",
        "At most four; a cut only where bands part",
        "Equal quarters; fixed thresholds of the score",
        "no",
        "Groups of equal size, and names that mean the same in every edition.",
        ("0031",),
    ),
    Choice(
        "History",
        "Only on a constant panel, without ranks",
        "All indicators of each year; chained editions",
        "no",
        "Most indicators, whose past is too thin.",
        ("0031",),
    ),
)
