"""A chat that has been lived in: `manage.py demo` tells the talk in `talk/` through the domain's own operations."""
