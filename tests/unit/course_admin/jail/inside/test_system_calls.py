"""The filter of system calls, for each machine."""

import pytest

from course_admin.jail.inside.system_calls import SYSTEM_CALLS, filter_program


@pytest.mark.parametrize("machine", sorted(SYSTEM_CALLS))
def test_filters_of_both_machines_name_the_same_calls(machine):
    known = SYSTEM_CALLS[machine]
    other = SYSTEM_CALLS["aarch64"]
    only_of_a_pc = {"modify_ldt", "iopl", "ioperm"}
    assert set(known["forbidden"]) - only_of_a_pc == set(other["forbidden"])
    numbers = [*known["forbidden"].values(), *known["ignored"].values()]
    assert len(set(numbers)) == len(numbers)


def test_an_unknown_machine_has_no_jail():
    with pytest.raises(OSError, match="system calls of riscv64 are not known"):
        filter_program("riscv64")
