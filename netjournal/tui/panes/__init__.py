"""The panes of the main screen: each shows the rows it is given, nothing else."""
