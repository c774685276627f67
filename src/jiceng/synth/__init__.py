"""Made-up counties, for demonstrations, tests and measurements. Nobody in them exists."""

from jiceng.synth.county import AS_OF, county
from jiceng.synth.faults import PlantedFault, plant_faults
from jiceng.synth.ledgers import Ledger, ledgers

__all__ = ["AS_OF", "Ledger", "PlantedFault", "county", "ledgers", "plant_faults"]
