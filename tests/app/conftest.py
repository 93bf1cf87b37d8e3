import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def fresh(published):
    """Every test asks the database built from the real data, with nothing remembered."""
    st.cache_data.clear()
    st.cache_resource.clear()
    return published
