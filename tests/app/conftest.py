import pytest
import streamlit as st


@pytest.fixture(autouse=True, scope="module")
def fresh(published):
    """Every file of tests asks the database built from the real data, with nothing remembered."""
    st.cache_data.clear()
    st.cache_resource.clear()
    return published
