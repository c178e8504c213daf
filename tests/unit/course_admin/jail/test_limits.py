"""What a kernel may use is said in whole numbers."""

import pytest

from course_admin.jail.limits import Limits


@pytest.mark.parametrize("wrong", [{"memory": 0}, {"seconds": 1.5}, {"processes": "64"}])
def test_limits_are_whole_numbers(wrong):
    (name,) = wrong
    with pytest.raises(ValueError, match=f"{name} must be a whole number above 0"):
        Limits(**wrong)
