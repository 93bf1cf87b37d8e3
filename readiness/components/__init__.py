"""Blocks of a page: each talks to Streamlit, asks the warehouse, and is drawn in one call."""
