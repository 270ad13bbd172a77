"""A roster of any platform gives everybody once, and a name in an export means one of them or nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.bridges.people import People, Person, words_of
from autograder.bridges.roster import HEADERS, read_roster
from autograder.errors import UsageError


def roster(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Person, ...]:
    file = tmp_path / "roster.csv"
    file.write_text(text, encoding=encoding, newline="")
    return read_roster(file).everybody


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Lesson 1 (77)\r\n"
    "    Points Possible,,,,,20\r\n"
    '"Lovelace, Ada",101,s1,ada,Group A,18\r\n'
    '"Student, Test",999,,abc,Group A,\r\n'
)
MOODLE = "Vorname;Nachname;ID-Nummer;E-Mail-Adresse;Gruppen\nAda;Lovelace;s1;ada@x.org;Gruppe A\n"
BLACKBOARD = "Last Name\tFirst Name\tUsername\tStudent ID\tLast Access\nLovelace\tAda\tada\ts1\t2026-01-01\n"
BRIGHTSPACE = "OrgDefinedId,Username,Last Name,First Name,Email\n#s1,ada,Lovelace,Ada,ada@x.org\n"
GITHUB = "identifier,github_username,github_id,name\ns1,ada,12,Ada Lovelace\n"


@pytest.mark.parametrize("text", [CANVAS, MOODLE, BLACKBOARD, GITHUB, "id,name\ns1,Ada Lovelace\n"])
def test_the_list_of_any_platform_names_the_person_and_no_test_student(tmp_path: Path, text: str) -> None:
    (ada,) = roster(tmp_path, text)
    assert (ada.student, ada.id) == ("Ada Lovelace", "s1")


def test_a_sign_before_an_id_that_keeps_spreadsheets_off_is_no_part_of_it(tmp_path: Path) -> None:
    (ada,) = roster(tmp_path, BRIGHTSPACE)
    assert (ada.student, ada.id, ada.login) == ("Ada Lovelace", "s1", "ada")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_spreadsheet_is_found(tmp_path: Path, encoding: str) -> None:
    assert roster(tmp_path, "name,id\nJosé Müller,1\n", encoding)[0].student == "José Müller"


def test_namesakes_are_told_apart_by_what_else_is_known(tmp_path: Path) -> None:
    found = roster(tmp_path, "name,id\nJo Li,1\nJo Li,2\nBo Ek,3\n")
    assert [one.student for one in found] == ["Jo Li (1)", "Jo Li (2)", "Bo Ek"]


def test_one_person_in_two_sections_is_one(tmp_path: Path) -> None:
    found = roster(tmp_path, "name,id,section\nJo Li,1,A\nJo Li,1,B\n")
    assert [(one.student, one.section) for one in found] == [("Jo Li", "A, B")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("colour,size\nred,3\n", "no column has names"),
        ("name,id\n", "nobody stands in it"),
        ("name,id\n,7\n", None),
        ('first,last\n"a', None),
        ("first,id,last\n,,\nx,,\n,5,\n", None),
    ],
)
def test_a_roster_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, text: str, words: str | None) -> None:
    if words is None:
        assert roster(tmp_path, text)  # An id alone, and half a name, still are somebody.
        return
    with pytest.raises(UsageError, match=words) as told:
        roster(tmp_path, text)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_is_called_one(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes(data)
    with pytest.raises(UsageError, match="workbook"):
        read_roster(file)


ADA = Person("Ada King Lovelace", id="s1", login="ada", number="12", email="al@x.org")
JO = Person("José Müller", id="s2", email="jo@x.org")
PEOPLE = People((ADA, JO, Person("Mary Ann Evans"), Person("Mary Evans")))


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Ada King Lovelace", ADA),
        ("lovelace, ada king", ADA),
        ("Lovelace Ada King", ADA),
        ("LOVELACEADAKING", ADA),
        ("adakinglovelace", ADA),
        ("Ada Lovelace", ADA),
        ("ada", ADA),
        ("s1", ADA),
        ("AL@X.ORG", ADA),
        ("al", ADA),
        ("Jose\u0301 Mu\u0308ller", JO),
        ("Mary Evans", Person("Mary Evans")),
        ("Jose Muller", None),
        ("Ada", ADA),
        ("Ada Byron", None),
        ("Ada Lovelac", None),
        ("Mary Beth Evans", "several"),
        ("", None),
    ],
)
def test_a_name_means_one_person_or_nobody_and_is_never_guessed(name: str, who: Person | str | None) -> None:
    found = PEOPLE.matching(name)
    assert (found[0] if len(found) == 1 else "several" if found else None) == who


def test_the_platforms_own_number_comes_before_the_name() -> None:
    assert PEOPLE.matching("Somebody Else", "12") == (ADA,)
    assert PEOPLE.matching("Somebody Else", "13") == ()


def test_who_cannot_be_told_apart_is_not_chosen() -> None:
    people = People((Person("Jo Li (1)", id="1"), Person("Jo A. Li"), Person("Jo B. Li")))
    assert len(people.matching("Jo Li")) == 2


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6), st.text(max_size=20), st.text(max_size=5))
def test_no_name_breaks_the_search_and_everybody_finds_themselves(names: list[str], name: str, number: str) -> None:
    people = People(tuple(map(Person, names)))
    people.matching(name, number)
    for person in people.everybody:
        if words_of(person.student):
            assert person in people.matching(person.student)


def test_no_header_stands_for_two_things() -> None:
    every = [name for names in HEADERS.values() for name in names]
    assert not {name for name in every if every.count(name) > 1}


@pytest.mark.parametrize(
    ("text", "student", "who"),
    [
        ("Name;Vorname;Matrikelnummer\nLovelace;Ada;7\n", "Ada Lovelace", "7"),
        ("Name,Surname,Student ID\nAda,Lovelace,7\n", "Ada Lovelace", "7"),
        ("id,first_name,last_name,email\n7,Ada,Lovelace,a@x.org\n", "Ada Lovelace", "7"),
        ("username,first_name,last_name,email,section,github_id\nada,Ada,Lovelace,a@x.org,A,1\n", "Ada Lovelace", ""),
        (
            '"identifier","github_username","github_id","name"\n"Ada Lovelace","ada-l","1",""\n',
            "Ada Lovelace",
            "Ada Lovelace",
        ),
        ("Nom;Prénom;Numéro d\u2019identification\nLovelace;Ada;7\n", "Ada Lovelace", "7"),
        ('name,id\n"Ada Lovelace, Jr.",7\n', "Ada Lovelace, Jr.", "7"),
        (
            'Student,ID,Section\n,,Manual Posting\n    Points Possible,,\n"O\'Brien, Mary-Ann",7,A\n',
            "Mary-Ann O'Brien",
            "7",
        ),
    ],
)
def test_headers_of_many_kinds_give_the_whole_name(tmp_path: Path, text: str, student: str, who: str) -> None:
    (found,) = roster(tmp_path, text)
    assert (found.student, found.id) == (student, who)


def test_canvas_numbers_and_names_as_one_word_are_found(tmp_path: Path) -> None:
    people = People(roster(tmp_path, 'Student,ID,Section\n"O\'Brien, Mary-Ann",4711,A\n"Garcia Lopez, Ana",4712,A\n'))
    for name, number, student in (
        ("obrienmaryann", "4711", "Mary-Ann O'Brien"),
        ("obrienmaryann", "", "Mary-Ann O'Brien"),
        ("garcialopezana", "", "Ana Garcia Lopez"),
    ):
        assert [one.student for one in people.matching(name, number)] == [student]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,email\nLovelace, Ada, a@x.org\n", r"roster\.csv:2: this row has more columns"),
        ("name\nJo Li\nJo Li\n", r"roster\.csv:3: Jo Li is there twice"),
    ],
)
def test_a_row_that_may_be_two_things_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        roster(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('name,id\nBo Ek,s2\n"Ana Sol,s1\nCy Lu,s3\n', r"roster.csv:3: there is a line break .* Is a quote open\?"),
        ('name,id\n"Ana\nSol",s1\n', r"roster.csv:2: there is a line break"),
        ("name,id\nAna\x1b[31m Sol,s1\n", r"roster.csv:2: there is a control character \(U\+001B\)"),
        ("name,id\nAna Sol,s1\nBo Ek,s1\n", r"roster.csv:3: Bo Ek has the id s1, and so has Ana Sol\."),
        ("name,id,email\nAna Sol,s1,a@x.org\nAna Sol,s1,b@x.org\n", "Ana Sol has the id s1, and so has another person"),
    ],
)
def test_a_row_that_makes_one_of_two_people_is_refused_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        roster(tmp_path, text)


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_excels_line_about_the_separator_is_no_header(tmp_path: Path, first: str, encoding: str) -> None:
    (jo,) = roster(tmp_path, f"{first}Name;ID\r\nLi, Jö;7\r\n", encoding)
    assert (jo.student, jo.id) == ("Jö Li", "7")
    with pytest.raises(UsageError, match=r"roster\.csv:4: Jo Li is there twice"):
        roster(tmp_path, f"{first}Name;Weight\r\nJo Li;1,5\r\nJo Li;2,5\r\n")


def test_spaces_before_quotes_are_no_part_of_a_name(tmp_path: Path) -> None:
    (ada,) = roster(tmp_path, '"Last name" , "First name" , "ID number"\n"Lovelace" , "Ada" , "1"\n')
    assert (ada.student, ada.id) == ("Ada Lovelace", "1")


@pytest.mark.parametrize(
    ("text", "student", "sign"),
    [
        ('name,id\nAda L,"=""007"""\n', "Ada L", "007"),
        ("name,id\nAda\u00a0L,7\n", "Ada L", "7"),
        ("name,id\nAda\u200b L\ufeff,\u200b7\n", "Ada L", "7"),
        ("Nome completo;Matrícula\nAda L;7\n", "Ada L", "7"),
        ("Voornaam;Achternaam;Studentnummer\nAda;L;7\n", "Ada L", "7"),
    ],
)
def test_what_spreadsheets_and_web_pages_put_around_a_cell_is_no_part_of_it(
    tmp_path: Path, text: str, student: str, sign: str
) -> None:
    (found,) = roster(tmp_path, text)
    assert (found.student, found.id) == (student, sign)


def test_an_id_that_a_spreadsheet_has_rounded_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"roster\.csv:2: 1\.23457E\+11 is a number that a spreadsheet has rounded"):
        roster(tmp_path, "name,id\nAda L,1.23457E+11\n")


def test_two_columns_of_one_name_that_differ_are_refused_and_equal_ones_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"roster\.csv:3: two columns are called Name, and they differ"):
        roster(tmp_path, "Name,ID,name\nAda,1,Ada\nBo,2,Ek\n")
    assert [one.student for one in roster(tmp_path, "Name,ID,Name\nAda,1,Ada\nBo,2,Bo\n")] == ["Ada", "Bo"]
