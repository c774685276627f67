"""Tables of counts that may be published: small counts hidden, and nothing that gives them away."""

from jiceng.share.release.log import ReleaseLog
from jiceng.share.release.published import HIDDEN, Release
from jiceng.share.release.table import release

__all__ = ["HIDDEN", "Release", "ReleaseLog", "release"]
