"""Results as JSON with exact numbers."""
