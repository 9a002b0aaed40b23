"""One module for each command or family of commands, loaded when the command is called.

Each offers `run(call) -> int`, the exit code.
"""
