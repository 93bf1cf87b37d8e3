"""Where is this figure from, what was done to it, and what rests on it?"""

from readiness.components import page, trace

page.head(
    "Trace",
    "Every figure and every score, back to the line it was read from, and on to what rests on it.",
)
view = trace.choose()
trace.life(view)
page.foot()
