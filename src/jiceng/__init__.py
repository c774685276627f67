"""jiceng: the shared data of grassroots governance (基层治理) in Chinese counties."""

__version__ = "0.1.0"
