"""Commands in a workspace that takes a figure from another one, as a user types them."""
