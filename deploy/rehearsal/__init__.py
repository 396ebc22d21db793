"""The image, built and started without Docker: the Dockerfile's own commands in clean Debian roots.

What it shows: that the commands succeed on a bare Debian, that every package they need is named, that what is copied
suffices, and that what results serves. What it does not: the base images themselves, and BuildKit.
"""
