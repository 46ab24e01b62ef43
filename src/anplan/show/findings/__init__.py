"""Findings as text, for GitHub, as SARIF, and the line that ends a check."""
