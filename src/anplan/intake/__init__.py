"""What people type: forms, answers and command-line values, made into what files say."""
