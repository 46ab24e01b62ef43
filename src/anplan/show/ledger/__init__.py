"""The ledger as offices keep it: a sheet a matter, made of what the screens and briefs say."""
