"""Commands about rules and schemas."""
