"""A unit's monthly form: what it asks, what is known already, and its bytes."""
