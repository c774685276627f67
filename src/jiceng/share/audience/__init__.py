"""What may leave the house, and for whom: a profile says it field by field, and what it does not name stays here."""

from jiceng.share.audience.export import export
from jiceng.share.audience.profile import AUDIENCES, Audience, Treatment

__all__ = ["AUDIENCES", "Audience", "Treatment", "export"]
