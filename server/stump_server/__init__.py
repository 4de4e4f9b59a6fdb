"""Stump: a self-hosted server for comics, manga and e-books."""

__version__ = "0.1.0"
