"""A terminal journal of the people you know. Importing this module imports nothing else."""

__version__ = "0.1.0"
