"""What every layer may use: messages, problems, errors, periods, quantities, names."""
