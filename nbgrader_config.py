"""Lets plain nbgrader work in this checkout: generate_assignment, validate, autograde, feedback."""

from autograder.authoring.build import nbgrader_config
from autograder.manifest import load_course

nbgrader_config(get_config(), load_course())  # noqa: F821 - nbgrader defines it
