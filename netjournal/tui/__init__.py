"""The app: panes, boxes, keys, colors; the only importer of textual."""
