"""Tables of counts that may be published: small counts hidden, and nothing that gives them away."""

from jiceng.share.release.table import HIDDEN, Release, release

__all__ = ["HIDDEN", "Release", "release"]
