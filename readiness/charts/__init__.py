"""Figures: rows in, a Plotly figure out. No Streamlit, no database."""

from readiness.charts.bands import bands
from readiness.charts.causes import causes
from readiness.charts.chances import order_chances, rank_chances
from readiness.charts.choropleth import choropleth
from readiness.charts.correlations import correlations
from readiness.charts.dots import dots
from readiness.charts.explored import explored
from readiness.charts.influence import influence
from readiness.charts.lanes import lanes
from readiness.charts.panels import panels
from readiness.charts.scatter import scatter
from readiness.charts.spread import spread
from readiness.charts.target_path import has_own_scales, target_path
from readiness.charts.trend import trend
from readiness.charts.yours import yours

__all__ = [
    "bands",
    "causes",
    "choropleth",
    "correlations",
    "dots",
    "explored",
    "has_own_scales",
    "influence",
    "lanes",
    "order_chances",
    "panels",
    "rank_chances",
    "scatter",
    "spread",
    "target_path",
    "trend",
    "yours",
]
