"""Schemes of assessment as data, the measures they use, and the scorecard with its trace."""
