"""What a county changes in the catalogue without touching it: grades, numbers, rules of its own, waivers."""

from jiceng.validate.profile.profile import Profile, in_catalogue, select_positions
from jiceng.validate.profile.waivers import Waiver, waived_rows

__all__ = ["Profile", "Waiver", "in_catalogue", "select_positions", "waived_rows"]
