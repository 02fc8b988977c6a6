"""A night's settings follow from the size of the model; what the user chose stays."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.house.settings.config import Settings
from app.upkeep.night_job import chosen
from consolidation.settings import SIZES, NightSettings, settings_for


def test_the_smallest_have_what_was_tuned_for_them() -> None:
    assert settings_for(6_000_000) == NightSettings()


def test_a_larger_model_is_taught_fewer_prompts_at_lower_rates() -> None:
    rows = [settings_for(count) for count in (6_000_000, 135_000_000, 500_000_000, 8_000_000_000)]
    for smaller, larger in pairwise(rows):
        for name in ("prompts_per_fact", "replay_prompts", "general", "reading", "epochs",
                     "learning_rate", "upper", "absence_questions"):  # fmt: skip
            assert getattr(larger, name) <= getattr(smaller, name), name
        untold = [row.absence * row.prompts_per_fact for row in (smaller, larger)]
        assert untold[1] <= untold[0]
    assert rows[2] == rows[3]


@pytest.mark.parametrize("row", [row for _, row in SIZES if row])
def test_only_costs_differ_and_never_a_budget(row: dict[str, object]) -> None:
    budgets = ("kl", "perplexity", "absence_delta", "reading_delta", "leaks", "repetition",
               "pass_right", "probes", "follow")  # fmt: skip
    assert not [name for name in row if name.startswith(budgets)]


def test_what_the_user_chose_stays() -> None:
    found = chosen(Settings(night_talk=0.01, night_inventions=1.0), 2, 135_000_000)
    assert (found.threads, found.kl_mean, found.absence_delta) == (2, 0.01, 0.01)
    assert found.prompts_per_fact == settings_for(135_000_000).prompts_per_fact
