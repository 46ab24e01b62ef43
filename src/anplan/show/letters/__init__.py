"""Texts that an office circulates: reminders and the notice."""
