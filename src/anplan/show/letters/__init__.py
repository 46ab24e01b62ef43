"""Texts that an office sends round: reminders and the notice."""
