"""The entities of grassroots governance, one file per subject.

Each is loaded when it is first used, so that a program that needs two of them does not build all:

>>> from jiceng.models import ENTITIES
>>> ENTITIES["dispute"].entity.label.zh
'矛盾纠纷'
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from jiceng.models._base import Record, masked_key, terms
from jiceng.models._marks import SEPARATOR, CalendarDay
from jiceng.models._refusals import FieldProblem, RecordError
from jiceng.models._registry import LazyEntities, module_of
from jiceng.models._terms import Entity, Term

if TYPE_CHECKING:
    from jiceng.models.accountability_measure import AccountabilityMeasure as AccountabilityMeasure
    from jiceng.models.administrative_reconsideration import (
        AdministrativeReconsideration as AdministrativeReconsideration,
    )
    from jiceng.models.affairs_publication import AffairsPublication as AffairsPublication
    from jiceng.models.affiliated_organization import AffiliatedOrganization as AffiliatedOrganization
    from jiceng.models.alarm_platform import AlarmPlatform as AlarmPlatform
    from jiceng.models.assessed_unit import AssessedUnit as AssessedUnit
    from jiceng.models.assessment_result import AssessmentResult as AssessmentResult
    from jiceng.models.assessment_score import AssessmentScore as AssessmentScore
    from jiceng.models.assistance import Assistance as Assistance
    from jiceng.models.building import Building as Building
    from jiceng.models.community_correction_person import (
        CommunityCorrectionPerson as CommunityCorrectionPerson,
    )
    from jiceng.models.consultation import Consultation as Consultation
    from jiceng.models.contact_assignment import ContactAssignment as ContactAssignment
    from jiceng.models.demonstration import Demonstration as Demonstration
    from jiceng.models.deputy_principal import DeputyPrincipal as DeputyPrincipal
    from jiceng.models.dispute import Dispute as Dispute
    from jiceng.models.dispute_party import DisputeParty as DisputeParty
    from jiceng.models.division import Division as Division
    from jiceng.models.domestic_violence_warning import DomesticViolenceWarning as DomesticViolenceWarning
    from jiceng.models.drug_user import DrugUser as DrugUser
    from jiceng.models.entrusted_care import EntrustedCare as EntrustedCare
    from jiceng.models.extreme_poverty_support import ExtremePovertySupport as ExtremePovertySupport
    from jiceng.models.floating_person import FloatingPerson as FloatingPerson
    from jiceng.models.foreign_person import ForeignPerson as ForeignPerson
    from jiceng.models.governance_centre import GovernanceCentre as GovernanceCentre
    from jiceng.models.governance_centre_room import GovernanceCentreRoom as GovernanceCentreRoom
    from jiceng.models.grid import Grid as Grid
    from jiceng.models.grid_assignment import GridAssignment as GridAssignment
    from jiceng.models.grid_event import GridEvent as GridEvent
    from jiceng.models.grid_event_transition import GridEventTransition as GridEventTransition
    from jiceng.models.grid_worker import GridWorker as GridWorker
    from jiceng.models.hiv_concern_person import HivConcernPerson as HivConcernPerson
    from jiceng.models.house import House as House
    from jiceng.models.household import Household as Household
    from jiceng.models.indicator_value import IndicatorValue as IndicatorValue
    from jiceng.models.inspection_finding import InspectionFinding as InspectionFinding
    from jiceng.models.key_youth import KeyYouth as KeyYouth
    from jiceng.models.left_behind_family import LeftBehindFamily as LeftBehindFamily
    from jiceng.models.left_behind_person import LeftBehindPerson as LeftBehindPerson
    from jiceng.models.left_behind_summary import LeftBehindSummary as LeftBehindSummary
    from jiceng.models.legal_aid_case import LegalAidCase as LegalAidCase
    from jiceng.models.legal_publicity import LegalPublicity as LegalPublicity
    from jiceng.models.listed_person import ListedPerson as ListedPerson
    from jiceng.models.local_person import LocalPerson as LocalPerson
    from jiceng.models.major_decision import MajorDecision as MajorDecision
    from jiceng.models.mass_prevention_organization import (
        MassPreventionOrganization as MassPreventionOrganization,
    )
    from jiceng.models.mediation import Mediation as Mediation
    from jiceng.models.mediation_agreement import MediationAgreement as MediationAgreement
    from jiceng.models.mediation_committee import MediationCommittee as MediationCommittee
    from jiceng.models.mediation_committee_member import MediationCommitteeMember as MediationCommitteeMember
    from jiceng.models.medical_assistance import MedicalAssistance as MedicalAssistance
    from jiceng.models.meeting import Meeting as Meeting
    from jiceng.models.mental_disorder_person import MentalDisorderPerson as MentalDisorderPerson
    from jiceng.models.organization import Organization as Organization
    from jiceng.models.organization_registration import OrganizationRegistration as OrganizationRegistration
    from jiceng.models.party_organization import PartyOrganization as PartyOrganization
    from jiceng.models.party_rectification import PartyRectification as PartyRectification
    from jiceng.models.person import Person as Person
    from jiceng.models.petition import Petition as Petition
    from jiceng.models.quarterly_bulletin import QuarterlyBulletin as QuarterlyBulletin
    from jiceng.models.recording import Recording as Recording
    from jiceng.models.relapse_help import RelapseHelp as RelapseHelp
    from jiceng.models.relapse_income import RelapseIncome as RelapseIncome
    from jiceng.models.relapse_member import RelapseMember as RelapseMember
    from jiceng.models.relapse_monitoring import RelapseMonitoring as RelapseMonitoring
    from jiceng.models.relapse_work import RelapseWork as RelapseWork
    from jiceng.models.released_person import ReleasedPerson as ReleasedPerson
    from jiceng.models.resident import Resident as Resident
    from jiceng.models.responsibility_task import ResponsibilityTask as ResponsibilityTask
    from jiceng.models.risk_point import RiskPoint as RiskPoint
    from jiceng.models.school import School as School
    from jiceng.models.security_area import SecurityArea as SecurityArea
    from jiceng.models.security_case import SecurityCase as SecurityCase
    from jiceng.models.service_platform import ServicePlatform as ServicePlatform
    from jiceng.models.special_person import SpecialPerson as SpecialPerson
    from jiceng.models.stability_risk_assessment import StabilityRiskAssessment as StabilityRiskAssessment
    from jiceng.models.task_plan import TaskPlan as TaskPlan
    from jiceng.models.task_progress import TaskProgress as TaskProgress
    from jiceng.models.tenancy import Tenancy as Tenancy
    from jiceng.models.video_point import VideoPoint as VideoPoint
    from jiceng.models.video_summary import VideoSummary as VideoSummary
    from jiceng.models.village_board import VillageBoard as VillageBoard
    from jiceng.models.village_board_member import VillageBoardMember as VillageBoardMember
    from jiceng.models.village_finance import VillageFinance as VillageFinance
    from jiceng.models.village_profile import VillageProfile as VillageProfile
    from jiceng.models.visit import Visit as Visit
    from jiceng.models.visit_problem import VisitProblem as VisitProblem

__all__ = [
    "ENTITIES",
    "SEPARATOR",
    "AccountabilityMeasure",
    "AdministrativeReconsideration",
    "AffairsPublication",
    "AffiliatedOrganization",
    "AlarmPlatform",
    "AssessedUnit",
    "AssessmentResult",
    "AssessmentScore",
    "Assistance",
    "Building",
    "CalendarDay",
    "CommunityCorrectionPerson",
    "Consultation",
    "ContactAssignment",
    "Demonstration",
    "DeputyPrincipal",
    "Dispute",
    "DisputeParty",
    "Division",
    "DomesticViolenceWarning",
    "DrugUser",
    "Entity",
    "EntrustedCare",
    "ExtremePovertySupport",
    "FieldProblem",
    "FloatingPerson",
    "ForeignPerson",
    "GovernanceCentre",
    "GovernanceCentreRoom",
    "Grid",
    "GridAssignment",
    "GridEvent",
    "GridEventTransition",
    "GridWorker",
    "HivConcernPerson",
    "House",
    "Household",
    "IndicatorValue",
    "InspectionFinding",
    "KeyYouth",
    "LeftBehindFamily",
    "LeftBehindPerson",
    "LeftBehindSummary",
    "LegalAidCase",
    "LegalPublicity",
    "ListedPerson",
    "LocalPerson",
    "MajorDecision",
    "MassPreventionOrganization",
    "Mediation",
    "MediationAgreement",
    "MediationCommittee",
    "MediationCommitteeMember",
    "MedicalAssistance",
    "Meeting",
    "MentalDisorderPerson",
    "Organization",
    "OrganizationRegistration",
    "PartyOrganization",
    "PartyRectification",
    "Person",
    "Petition",
    "QuarterlyBulletin",
    "Record",
    "RecordError",
    "Recording",
    "RelapseHelp",
    "RelapseIncome",
    "RelapseMember",
    "RelapseMonitoring",
    "RelapseWork",
    "ReleasedPerson",
    "Resident",
    "ResponsibilityTask",
    "RiskPoint",
    "School",
    "SecurityArea",
    "SecurityCase",
    "ServicePlatform",
    "SpecialPerson",
    "StabilityRiskAssessment",
    "TaskPlan",
    "TaskProgress",
    "Tenancy",
    "Term",
    "VideoPoint",
    "VideoSummary",
    "VillageBoard",
    "VillageBoardMember",
    "VillageFinance",
    "VillageProfile",
    "Visit",
    "VisitProblem",
    "masked_key",
    "terms",
]

ENTITIES: Mapping[str, type[Record]] = LazyEntities(
    __name__,
    (
        "Division",
        "Grid",
        "Household",
        "Resident",
        "ReleasedPerson",
        "Organization",
        "Dispute",
        "Petition",
        "ResponsibilityTask",
        "IndicatorValue",
        "Visit",
        "VisitProblem",
        "ContactAssignment",
        "TaskProgress",
        "QuarterlyBulletin",
        "Demonstration",
        "House",
        "Tenancy",
        "AffiliatedOrganization",
        "AssessmentResult",
        "AssessmentScore",
        "Assistance",
        "ExtremePovertySupport",
        "MedicalAssistance",
        "RelapseMonitoring",
        "RelapseMember",
        "RelapseHelp",
        "RelapseIncome",
        "RelapseWork",
        "CommunityCorrectionPerson",
        "MentalDisorderPerson",
        "DrugUser",
        "HivConcernPerson",
        "KeyYouth",
        "PartyOrganization",
        "PartyRectification",
        "VillageBoard",
        "VillageBoardMember",
        "GovernanceCentre",
        "GovernanceCentreRoom",
        "ServicePlatform",
        "School",
        "DeputyPrincipal",
        "VideoPoint",
        "AlarmPlatform",
        "VillageProfile",
        "VillageFinance",
        "MassPreventionOrganization",
        "DisputeParty",
        "Mediation",
        "MediationAgreement",
        "LegalAidCase",
        "MajorDecision",
        "Consultation",
        "StabilityRiskAssessment",
        "RiskPoint",
        "SecurityCase",
        "SecurityArea",
        "GridEvent",
        "GridEventTransition",
        "Meeting",
        "InspectionFinding",
        "LegalPublicity",
        "AccountabilityMeasure",
        "FloatingPerson",
        "ForeignPerson",
        "LeftBehindPerson",
        "LeftBehindSummary",
        "GridWorker",
        "GridAssignment",
        "Building",
        "MediationCommittee",
        "MediationCommitteeMember",
        "AdministrativeReconsideration",
        "AffairsPublication",
        "DomesticViolenceWarning",
        "VideoSummary",
        "TaskPlan",
    ),
)
"""Every entity by its name in programs. Where a sheet fits several equally well, the first of them is taken."""

if not TYPE_CHECKING:  # hidden from the type checker, which would take any name for an entity

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{module_of(name)}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)
