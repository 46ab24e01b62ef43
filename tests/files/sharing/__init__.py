"""Tests of the reading of other workspaces."""
