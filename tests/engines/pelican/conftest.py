"""A blog of Pelican to which each test adds its files."""

import pytest
from support.old_blog import adding, written
from support.pelican_blog import CONF


@pytest.fixture
def blog(tmp_path):
    return adding(written(tmp_path, {"pelicanconf.py": CONF}), "content")
