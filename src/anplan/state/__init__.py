"""Judgement, pure: a project and a question in, a state out. No file, no clock, no git."""
