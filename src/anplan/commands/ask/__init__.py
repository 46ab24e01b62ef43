"""Commands that answer a question and write nothing."""
