"""Figures: rows in, a Plotly figure out. No Streamlit, no database."""

from readiness.charts.choropleth import choropleth
from readiness.charts.dots import dots
from readiness.charts.trend import trend

__all__ = ["choropleth", "dots", "trend"]
