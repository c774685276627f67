"""The entities of grassroots governance, one file per subject.

>>> from jiceng.models import ENTITIES
>>> ENTITIES["dispute"].entity.label.zh
'矛盾纠纷'
"""

from collections.abc import Mapping
from types import MappingProxyType

from jiceng.models._base import Record, masked_key, terms
from jiceng.models._marks import SEPARATOR
from jiceng.models._refusals import FieldProblem, RecordError
from jiceng.models._terms import Entity, Term
from jiceng.models.accountability_measure import AccountabilityMeasure
from jiceng.models.affiliated_organization import AffiliatedOrganization
from jiceng.models.alarm_platform import AlarmPlatform
from jiceng.models.assistance import Assistance
from jiceng.models.building import Building
from jiceng.models.community_correction_person import CommunityCorrectionPerson
from jiceng.models.consultation import Consultation
from jiceng.models.contact_assignment import ContactAssignment
from jiceng.models.demonstration import Demonstration
from jiceng.models.deputy_principal import DeputyPrincipal
from jiceng.models.dispute import Dispute
from jiceng.models.dispute_party import DisputeParty
from jiceng.models.division import Division
from jiceng.models.drug_user import DrugUser
from jiceng.models.extreme_poverty_support import ExtremePovertySupport
from jiceng.models.floating_person import FloatingPerson
from jiceng.models.foreign_person import ForeignPerson
from jiceng.models.governance_centre import GovernanceCentre
from jiceng.models.governance_centre_room import GovernanceCentreRoom
from jiceng.models.grid import Grid
from jiceng.models.grid_assignment import GridAssignment
from jiceng.models.grid_event import GridEvent
from jiceng.models.grid_event_transition import GridEventTransition
from jiceng.models.grid_worker import GridWorker
from jiceng.models.hiv_concern_person import HivConcernPerson
from jiceng.models.house import House
from jiceng.models.household import Household
from jiceng.models.indicator_value import IndicatorValue
from jiceng.models.inspection_finding import InspectionFinding
from jiceng.models.key_youth import KeyYouth
from jiceng.models.left_behind_person import LeftBehindPerson
from jiceng.models.legal_aid_case import LegalAidCase
from jiceng.models.legal_publicity import LegalPublicity
from jiceng.models.listed_person import ListedPerson
from jiceng.models.local_person import LocalPerson
from jiceng.models.major_decision import MajorDecision
from jiceng.models.mass_prevention_organization import MassPreventionOrganization
from jiceng.models.mediation import Mediation
from jiceng.models.mediation_agreement import MediationAgreement
from jiceng.models.medical_assistance import MedicalAssistance
from jiceng.models.meeting import Meeting
from jiceng.models.mental_disorder_person import MentalDisorderPerson
from jiceng.models.organization import Organization
from jiceng.models.organization_registration import OrganizationRegistration
from jiceng.models.party_organization import PartyOrganization
from jiceng.models.party_rectification import PartyRectification
from jiceng.models.person import Person
from jiceng.models.petition import Petition
from jiceng.models.quarterly_bulletin import QuarterlyBulletin
from jiceng.models.relapse_help import RelapseHelp
from jiceng.models.relapse_income import RelapseIncome
from jiceng.models.relapse_member import RelapseMember
from jiceng.models.relapse_monitoring import RelapseMonitoring
from jiceng.models.relapse_work import RelapseWork
from jiceng.models.released_person import ReleasedPerson
from jiceng.models.resident import Resident
from jiceng.models.responsibility_task import ResponsibilityTask
from jiceng.models.risk_point import RiskPoint
from jiceng.models.school import School
from jiceng.models.security_area import SecurityArea
from jiceng.models.security_case import SecurityCase
from jiceng.models.service_platform import ServicePlatform
from jiceng.models.special_person import SpecialPerson
from jiceng.models.stability_risk_assessment import StabilityRiskAssessment
from jiceng.models.task_progress import TaskProgress
from jiceng.models.tenancy import Tenancy
from jiceng.models.video_point import VideoPoint
from jiceng.models.village_board import VillageBoard
from jiceng.models.village_board_member import VillageBoardMember
from jiceng.models.village_finance import VillageFinance
from jiceng.models.village_profile import VillageProfile
from jiceng.models.visit import Visit
from jiceng.models.visit_problem import VisitProblem

__all__ = [
    "ENTITIES",
    "SEPARATOR",
    "AccountabilityMeasure",
    "AffiliatedOrganization",
    "AlarmPlatform",
    "Assistance",
    "Building",
    "CommunityCorrectionPerson",
    "Consultation",
    "ContactAssignment",
    "Demonstration",
    "DeputyPrincipal",
    "Dispute",
    "DisputeParty",
    "Division",
    "DrugUser",
    "Entity",
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
    "LeftBehindPerson",
    "LegalAidCase",
    "LegalPublicity",
    "ListedPerson",
    "LocalPerson",
    "MajorDecision",
    "MassPreventionOrganization",
    "Mediation",
    "MediationAgreement",
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
    "TaskProgress",
    "Tenancy",
    "Term",
    "VideoPoint",
    "VillageBoard",
    "VillageBoardMember",
    "VillageFinance",
    "VillageProfile",
    "Visit",
    "VisitProblem",
    "masked_key",
    "terms",
]

ENTITIES: Mapping[str, type[Record]] = MappingProxyType(
    {
        model.entity.name: model
        for model in (
            Division,
            Grid,
            Household,
            Resident,
            ReleasedPerson,
            Organization,
            Dispute,
            Petition,
            ResponsibilityTask,
            IndicatorValue,
            Visit,
            VisitProblem,
            ContactAssignment,
            TaskProgress,
            QuarterlyBulletin,
            Demonstration,
            House,
            Tenancy,
            AffiliatedOrganization,
            Assistance,
            ExtremePovertySupport,
            MedicalAssistance,
            RelapseMonitoring,
            RelapseMember,
            RelapseHelp,
            RelapseIncome,
            RelapseWork,
            CommunityCorrectionPerson,
            MentalDisorderPerson,
            DrugUser,
            HivConcernPerson,
            KeyYouth,
            PartyOrganization,
            PartyRectification,
            VillageBoard,
            VillageBoardMember,
            GovernanceCentre,
            GovernanceCentreRoom,
            ServicePlatform,
            School,
            DeputyPrincipal,
            VideoPoint,
            AlarmPlatform,
            VillageProfile,
            VillageFinance,
            MassPreventionOrganization,
            DisputeParty,
            Mediation,
            MediationAgreement,
            LegalAidCase,
            MajorDecision,
            Consultation,
            StabilityRiskAssessment,
            RiskPoint,
            SecurityCase,
            SecurityArea,
            GridEvent,
            GridEventTransition,
            Meeting,
            InspectionFinding,
            LegalPublicity,
            AccountabilityMeasure,
            FloatingPerson,
            ForeignPerson,
            LeftBehindPerson,
            GridWorker,
            GridAssignment,
            Building,
        )
    }
)
"""Every entity by its name in programs."""
