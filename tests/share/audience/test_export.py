"""What an audience gets: nothing that its profile does not name, and nothing in plain that it names otherwise."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from jiceng.dataset import Dataset, table_schema
from jiceng.errors import DeclarationError
from jiceng.identifiers import ResidentId
from jiceng.models import ENTITIES, Dispute, Division, Petition, ReleasedPerson, Resident, terms
from jiceng.privacy import Identifies, Level
from jiceng.share.audience import AUDIENCES, Audience, Treatment, export
from jiceng.share.pseudonym import Pseudonymiser
from jiceng.synth import AS_OF, county

KEY = Pseudonymiser(bytes(range(16)), purpose="考核")


@pytest.fixture(scope="module")
def data() -> Dataset:
    return county(residents=60, seed=2)


def exported(data: Dataset, audience: Audience) -> dict[str, pl.DataFrame]:
    return export(data, audience, as_of=AS_OF, pseudonymiser=KEY)


def test_an_audience_of_which_nothing_is_said_gets_nothing(data: Dataset) -> None:
    tables = exported(data, Audience(id="x", title="x", lists="sensitive"))
    assert {frame.width for frame in tables.values()} == {0}


def test_a_list_above_the_class_is_not_there(data: Dataset) -> None:
    for audience in AUDIENCES.values():
        for entity in exported(data, audience):
            assert ENTITIES[entity].entity.membership.level <= Level[audience.lists.upper()]
    assert ReleasedPerson.entity.name not in exported(data, AUDIENCES["county"])
    assert Resident.entity.name not in exported(data, AUDIENCES["public"])


def test_the_public_gets_public_fields_only(data: Dataset) -> None:
    for entity, frame in exported(data, AUDIENCES["public"]).items():
        for name in frame.columns:
            assert terms(ENTITIES[entity])[name].sensitivity.level is Level.PUBLIC


@pytest.mark.parametrize("audience", ["county", "assessors", "public"])
def test_no_direct_value_is_there_in_plain(data: Dataset, audience: str) -> None:
    for entity, frame in exported(data, AUDIENCES[audience]).items():
        for name in frame.columns:
            if terms(ENTITIES[entity])[name].sensitivity.identifies is not Identifies.DIRECT:
                continue
            if terms(ENTITIES[entity])[name].sensitivity.shown:
                continue
            plain = set(data.frames[entity][name].drop_nulls().cast(pl.String))
            assert not plain & set(frame[name].drop_nulls()), f"{entity}.{name}"


def test_neither_origin_nor_unreadable_text_goes_out(data: Dataset) -> None:
    everything = Audience(
        id="x", title="x", lists="sensitive", classes={level.name.lower(): Treatment.KEEP for level in Level}
    )
    for entity, frame in exported(data, everything).items():
        assert set(frame.columns) == set(ENTITIES[entity].model_fields)
        schema = table_schema(ENTITIES[entity])
        assert all(frame.schema[name] == schema[name] for name in frame.columns)


def test_each_treatment_does_what_it_says() -> None:
    audience = Audience(
        id="x",
        title="x",
        lists="personal",
        fields={
            "resident.name": Treatment.MASK,
            "resident.id_number": Treatment.PSEUDONYM,
            "resident.birth_date": Treatment.GENERALISE,
            "resident.grid_code": Treatment.GENERALISE,
            "resident.residence_address": Treatment.GENERALISE,
            "resident.sex": Treatment.KEEP,
            "resident.phone": Treatment.DROP,
        },
    )
    made = Dataset.from_records([Resident.from_row(Resident.entity.example)])
    (table,) = exported(made, audience).values()
    assert table.rows(named=True) == [
        {
            "name": "某*",
            "id_number": KEY.token("53992519491231048X", ResidentId),
            "sex": "2",
            "birth_date": "1949",
            "grid_code": "539925102",
            "residence_address": None,
        }
    ]


def test_what_tells_of_a_child_is_sensitive() -> None:
    audience = Audience(
        id="x",
        title="x",
        lists="personal",
        classes={"personal": Treatment.KEEP, "sensitive.direct": Treatment.MASK},
        fields={"resident.name": Treatment.KEEP, "resident.id_number": Treatment.MASK},
    )
    born = {"grown": date(2012, 9, 30), "child": date(2012, 10, 1), "unknown": None}
    made = Dataset.from_records([Resident(name="张三四", sex="1", birth_date=day) for day in born.values()])
    (table,) = exported(made, audience).values()
    assert table["name"].to_list() == ["张三四", "张*", "张*"]
    assert table["sex"].to_list() == ["1", None, None]
    by_number = Dataset.from_records([Resident(name="张三四", id_number="53992519491231048X")])
    assert exported(by_number, audience)["resident"]["name"].to_list() == ["张三四"]


def test_pseudonyms_need_a_key(data: Dataset) -> None:
    with pytest.raises(DeclarationError, match="pseudonymiser"):
        export(data, AUDIENCES["county"], as_of=AS_OF)


def test_the_same_person_is_the_same_in_every_list(data: Dataset) -> None:
    tables = exported(data, AUDIENCES["county"])
    heads = set(tables["household"]["head_id_number"])
    assert heads
    assert heads <= set(tables["resident"]["id_number"])


class TestProfile:
    def load(self, tmp_path: Path, text: str) -> Audience:
        path = tmp_path / "a.toml"
        path.write_text(text, encoding="utf-8")
        return Audience.load(path)

    def test_a_profile_is_a_toml_file(self, tmp_path: Path) -> None:
        audience = self.load(
            tmp_path,
            'format = 1\nid = "fire"\ntitle = "消防"\nlists = "internal"\n'
            '[classes]\npublic = "keep"\n"personal.direct" = "mask"\n[fields]\n"dispute.summary" = "drop"\n',
        )
        summary, number = terms(Dispute)["summary"], terms(Dispute)["number"]
        assert audience.treatment(Dispute, summary) is Treatment.DROP
        assert audience.may_see_list(Division)
        assert not audience.may_see_list(Petition) or Petition.entity.membership.level <= Level.INTERNAL
        assert audience.treatment(Dispute, number) is not None

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("format = 2", "format"),
            ('id = "x"\ntitle = "x"\nlists = "secret"', "lists"),
            (
                'id = "x"\ntitle = "x"\nlists = "public"\n[fields]\n"dispute.shape" = "keep"',
                "dispute.shape",
            ),
            ('id = "x"\ntitle = "x"\nlists = "public"\n[fields]\n"nobody.name" = "keep"', "nobody.name"),
            ('id = "x"\ntitle = "x"\nlists = "public"\n[classes]\n"secret" = "keep"', "secret"),
            ("format =", "a.toml"),
            (f"format = {'9' * 5_000}", "a.toml"),
            (f"format = {'[' * 10_000}", "a.toml"),
        ],
    )
    def test_what_is_wrong_with_it_is_told(self, tmp_path: Path, text: str, problem: str) -> None:
        with pytest.raises(DeclarationError, match=problem):
            self.load(tmp_path, text)

    def test_a_profile_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(DeclarationError, match=r"none\.toml"):
            Audience.load(tmp_path / "none.toml")

    @pytest.mark.parametrize("audience", AUDIENCES.values(), ids=AUDIENCES)
    def test_the_audiences_of_a_county_name_what_there_is(self, audience: Audience) -> None:
        audience.demand_known()
        assert audience.title
