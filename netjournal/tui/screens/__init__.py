"""The screens: the three panes, and the boxes that open over them."""
