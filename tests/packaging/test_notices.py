"""THIRD-PARTY-NOTICES.md says what is installed, and the project's own licence is the EUPL 1.2."""

import hashlib
from pathlib import Path

import notices
import pytest

ROOT = Path(__file__).resolve().parents[2]
TWO_PINS = "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:0\nrich==15.0.0 \\\n    --hash=sha256:0\n"


def test_the_notices_are_up_to_date() -> None:
    assert notices.NOTICES.read_text(encoding="utf-8") == notices.notices(notices.LOCK.read_text(encoding="utf-8")), (
        "make them again: .venv/bin/python scripts/notices.py"
    )


def test_pins_tell_those_that_are_not_for_all_systems() -> None:
    assert notices.pins(TWO_PINS) == [notices.Pin("colorama", "0.4.6", False), notices.Pin("rich", "15.0.0", True)]


def test_a_row_carries_version_and_licence() -> None:
    assert notices.notices(TWO_PINS).endswith("| colorama | 0.4.6 | BSD-3-Clause |\n| rich | 15.0.0 | MIT |\n")


def test_a_package_that_is_not_installed_stops_the_list() -> None:
    with pytest.raises(ModuleNotFoundError):
        notices.notices("no-such-package==1.0\n")


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
    )
