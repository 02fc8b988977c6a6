"""The commands: a file for each group. Nothing heavy is imported before a command runs."""
