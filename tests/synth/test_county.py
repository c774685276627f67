"""A made-up county: the same for the same seed, whole, and without a fault that was not planted."""

import os
import subprocess
import sys
from datetime import date

import polars as pl
import pytest

from jiceng.codes import FamilyRelation
from jiceng.dataset import Dataset
from jiceng.identifiers import CreditCode, ResidentId
from jiceng.models import (
    ENTITIES,
    Dispute,
    Division,
    Grid,
    Household,
    Organization,
    Petition,
    Record,
    Resident,
    terms,
)
from jiceng.synth import AS_OF, county, ledgers, plant_faults
from jiceng.synth.names import village_name
from jiceng.synth.variations import in_order_of_reference
from jiceng.validate import check


@pytest.fixture(scope="module")
def data() -> Dataset:
    return county(residents=3_000, seed=11)


def test_there_are_records_of_every_entity_and_all_are_valid(data: Dataset) -> None:
    assert list(data.frames) == list(ENTITIES)
    for model in ENTITIES.values():
        assert data.records(model)


@pytest.mark.parametrize(
    ("residents", "seed", "as_of"),
    [
        (20, 0, AS_OF),
        (777, 5, date(2024, 6, 30)),
        (3_000, 11, AS_OF),
        (300, 1, date(2027, 2, 3)),
        (400, 3, date(2024, 2, 29)),
    ],
)
def test_the_check_finds_nothing(residents: int, seed: int, as_of: date) -> None:
    report = check(county(residents=residents, seed=seed, as_of=as_of), as_of=as_of)
    assert report.findings.select("rule", "entity", "field").unique().rows() == []


def test_there_are_as_many_people_as_asked_for(data: Dataset) -> None:
    residents, households = data.frame(Resident), data.frame(Household)
    assert residents.height == households["member_count"].sum() == 3_000
    for model in (Division, Grid):
        assert data.frame(model)["code"].is_unique().all()
    county_row = data.frame(Division).row(0, named=True)
    assert (county_row["registered_population"], county_row["households"]) == (3_000, households.height)
    assert data.frame(Grid)["population"].sum() == 3_000


def test_numbers_are_valid_and_nobodys(data: Dataset) -> None:
    numbers = data.frame(Resident)["id_number"]
    assert numbers.is_unique().all()
    assert ResidentId.columns(numbers)["valid"].all()
    assert numbers.str.starts_with("5399").all()
    assert CreditCode.columns(data.frame(Organization)["credit_code"])["valid"].all()
    phones = data.frame(Resident)["phone"].drop_nulls()
    assert phones.str.starts_with("1390").all()
    assert phones.is_unique().all()


def test_a_household_has_one_head_and_generations_that_fit(data: Dataset) -> None:
    residents = data.frame(Resident)
    head = pl.col("relation_to_head") == FamilyRelation.HEAD.value
    parents = pl.col("relation_to_head").is_in([FamilyRelation.FATHER.value, FamilyRelation.MOTHER.value])
    children = pl.col("relation_to_head").is_in([FamilyRelation.SON.value, FamilyRelation.DAUGHTER.value])
    of_head = residents.filter(head).select("household_number", pl.col("birth_date").alias("head_born"))
    assert of_head["household_number"].is_unique().all()
    joined = residents.join(of_head, on="household_number", how="left")
    assert joined["head_born"].null_count() == 0
    gap = (pl.col("head_born") - pl.col("birth_date")).dt.total_days() / 365.25
    assert joined.filter(parents).select(gap.min()).item() > 18
    assert joined.filter(children).select(gap.max()).item() < 1
    assert joined["birth_date"].max() <= AS_OF


def test_references_lead_somewhere(data: Dataset) -> None:
    for entity, model in ENTITIES.items():
        frame = data.frames[entity]
        for name, term in terms(model).items():
            if term.reference is None or frame[name].null_count() == frame.height:
                continue
            known = data.frames[term.reference.entity][term.reference.field]
            lost = frame[name].drop_nulls().is_in(known.implode())
            assert lost.all(), f"{entity}.{name}"


def test_affairs_are_of_the_year_and_some_are_open(data: Dataset) -> None:
    for model, begun in ((Dispute, "found_on"), (Petition, "received_on")):
        frame = data.frame(model)
        assert frame[begun].min() >= date(2026, 1, 1)
        assert max(frame[begun].max(), frame["closed_on"].max()) <= AS_OF
    assert 0 < data.frame(Dispute)["closed_on"].null_count() < data.frame(Dispute).height / 2


def test_the_same_seed_is_the_same_county_anywhere() -> None:
    run = (
        "import hashlib, io\n"
        "from jiceng.synth import county\n"
        "made = county(residents=400, seed=9)\n"
        "print(hashlib.sha256(repr([f.rows() for f in made.frames.values()]).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", run],
            env={**os.environ, "PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, threads, zone in (("1", "1", "UTC"), ("77", "2", "Asia/Shanghai"))
    }
    assert len(digests) == 1
    assert not county(residents=400, seed=9).equals(county(residents=400, seed=10))


@pytest.mark.parametrize("residents", [19, 3_000_001])
def test_a_county_has_a_size(residents: int) -> None:
    with pytest.raises(ValueError, match="20 to 3000000"):
        county(residents=residents)


def test_villages_of_a_township_have_names_of_their_own() -> None:
    assert len({village_name(place) for place in range(144)}) == 144


def test_an_entity_comes_after_those_it_refers_to_or_stands_in_a_circle() -> None:
    placed = in_order_of_reference(list(ENTITIES.values()))
    assert sorted(model.entity.name for model in placed) == sorted(ENTITIES)


def test_entities_that_refer_to_each_other_come_in_the_given_order() -> None:
    class Circle(Division):
        pass

    models: list[type[Record]] = [Household, Division]
    assert in_order_of_reference(models) == [Division, Household]
    assert in_order_of_reference([Circle]) == [Circle]


def test_every_record_stands_in_one_ledger(data: Dataset) -> None:
    counted: dict[str, int] = {}
    names = []
    for ledger in ledgers(data):
        names.append(ledger.name)
        counted[ledger.model.entity.name] = counted.get(ledger.model.entity.name, 0) + ledger.frame.height
    assert counted == {entity: frame.height for entity, frame in data.frames.items()}
    assert len(set(names)) == len(names)
    assert "柳河镇实有人口" in names


class TestFaults:
    def test_the_check_finds_what_was_planted_and_nothing_else(self, data: Dataset) -> None:
        wrong, planted = plant_faults(data, share=0.03, seed=4)
        report = check(wrong, as_of=AS_OF, examples=None)
        found = report.findings.select("rule", "entity", "row", "field").rows()
        assert len(planted) == 92
        assert sorted((fault.rule, fault.entity, fault.row, fault.field) for fault in planted) == sorted(
            found
        )

    def test_the_same_seed_plants_the_same(self, data: Dataset) -> None:
        one, other = (plant_faults(data, share=0.01, seed=8) for _ in range(2))
        assert one[1] == other[1]
        assert one[0].equals(other[0])
        assert plant_faults(data, share=0.0)[0].equals(data)

    def test_a_list_that_is_not_there_gets_no_faults(self, data: Dataset) -> None:
        only = Dataset({"dispute": data.frame(Dispute)})
        _, planted = plant_faults(only, share=0.1)
        assert {fault.entity for fault in planted} == {"dispute"}

    @pytest.mark.parametrize("share", [-0.1, 0.21])
    def test_a_share_is_a_share(self, data: Dataset, share: float) -> None:
        with pytest.raises(ValueError, match="between 0 and"):
            plant_faults(data, share=share)
