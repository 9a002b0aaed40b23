"""The commands: everything `netjournal` does outside the app, for pipes and screen readers."""
