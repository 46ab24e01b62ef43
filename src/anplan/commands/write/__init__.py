"""Commands that write reports, decisions, forms and briefs."""
