"""A run that is stopped anywhere goes on where it was."""

import pytest

from jiyao.batch.journal import FILES, PROGRESS, RECORDS, Journal
from jiyao.batch.sources import Input
from jiyao.batch.task import Outcome, Task
from jiyao.errors import OutputError

CONFIG = {"jiyao": "1", "engine": "lexer"}


def task(number: int, text: str = "文") -> Task:
    return Task(number=number, inputs=(Input(id=f"{number}.txt", text=text),))


def outcome(number: int) -> Outcome:
    return Outcome(number=number, records=[f'{{"n":{number}}}'], articles=["{}"] * number)


def undisturbed(folder) -> dict[str, bytes]:
    journal = Journal(folder, CONFIG)
    for number in range(4):
        journal.add(task(number), outcome(number))
    journal.publish()
    journal.forget()
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("torn", [0, 1, 5, 40])
def test_a_torn_tail_is_cut_off(tmp_path, torn):
    expected = undisturbed(tmp_path / "whole")
    journal = Journal(tmp_path / "run", CONFIG)
    journal.add(task(0), outcome(0))
    journal.add(task(1), outcome(1))
    journal.close()
    progress = tmp_path / "run" / PROGRESS
    progress.write_bytes(progress.read_bytes()[: -torn or None])
    part = tmp_path / "run" / f"{RECORDS}.part"
    part.write_bytes(part.read_bytes() + b'{"half a li')
    journal = Journal(tmp_path / "run", CONFIG)
    assert journal.finished == (2 if torn == 0 else 1)
    for number in range(journal.finished, 4):
        journal.add(task(number), outcome(number))
    journal.publish()
    journal.forget()
    assert {name: (tmp_path / "run" / name).read_bytes() for name in FILES} == expected


def test_a_kill_between_two_renames_loses_nothing(tmp_path):
    expected = undisturbed(tmp_path / "whole")
    journal = Journal(tmp_path / "run", CONFIG)
    for number in range(4):
        journal.add(task(number), outcome(number))
    journal.close()
    (tmp_path / "run" / f"{RECORDS}.part").rename(tmp_path / "run" / RECORDS)
    journal = Journal(tmp_path / "run", CONFIG)
    assert journal.finished == 4
    journal.publish()
    assert {name: (tmp_path / "run" / name).read_bytes() for name in FILES} == expected


def test_another_config_is_refused_and_named(tmp_path):
    Journal(tmp_path, CONFIG).close()
    with pytest.raises(OutputError, match=r"engine 'lexer', this one has 'pkuseg'.*--overwrite"):
        Journal(tmp_path, {**CONFIG, "engine": "pkuseg"})


def test_a_changed_document_is_refused_and_named(tmp_path):
    journal = Journal(tmp_path, CONFIG)
    journal.add(task(0), outcome(0))
    journal.check(task(0))
    with pytest.raises(OutputError, match=r"0\.txt"):
        journal.check(task(0, text="字"))
