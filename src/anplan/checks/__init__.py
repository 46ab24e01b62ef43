"""What must hold beyond the schema: one function a rule, one module a family, one list."""
