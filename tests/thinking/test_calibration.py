"""A hand count beside a door becomes a threshold and figures that keep what they promise."""

import math
import random
from statistics import NormalDist

import pytest
from hypothesis import given, strategies as st

from kiosk.reckoning.calibration import (
    LEAST_EACH,
    CountCheck,
    Judged,
    Judging,
    counted_at,
    cross_checked,
    enough,
    fit,
    propose,
)
from kiosk.reckoning.shares import HandCount

NORMAL = NormalDist()
# Log odds of people who smiled and who did not at a door: mean and spread of each.
Door = tuple[float, float, float, float]
CLEAR: Door = (2.0, 1.5, -2.0, 1.2)
DIM: Door = (0.2, 1.0, -2.5, 0.9)


def people(door: Door, each: int, chance: random.Random) -> list[Judged]:
    def probability(mean: float, spread: float) -> float:
        return round(1 / (1 + math.exp(-chance.gauss(mean, spread))), 3)

    return [Judged(probability(*door[:2]), True) for _ in range(each)] + [
        Judged(probability(*door[2:]), False) for _ in range(each)
    ]


def truth(door: Door, threshold: float) -> tuple[float, float]:
    """Recall and false alarms of everybody who will ever pass."""
    at = math.log(threshold / (1 - threshold))
    return NORMAL.cdf((door[0] - at) / door[1]), NORMAL.cdf((door[2] - at) / door[3])


def test_a_threshold_lies_in_the_middle_between_kinds_that_stand_apart():
    smiled = [Judged(p, True) for p in (0.80, 0.85, 0.90, 0.95)]
    unsmiling = [Judged(p, False) for p in (0.05, 0.10, 0.15, 0.20)]
    assert fit(smiled + unsmiling) == pytest.approx(0.5, abs=0.02)
    assert cross_checked(smiled + unsmiling) == HandCount(4, 4, 4, 0)


def test_a_dim_door_gets_a_lower_threshold():
    chance = random.Random(3)
    assert 0.12 < fit(people(DIM, 60, chance)) < 0.38 < 0.42 < fit(people(CLEAR, 60, chance)) < 0.6


def test_the_order_of_the_passages_changes_nothing():
    passages = people(CLEAR, 30, random.Random(5))
    turned = passages[::-1]
    assert fit(passages) == fit(turned)
    assert cross_checked(passages) == cross_checked(turned)


@pytest.mark.parametrize(("door", "each"), [(CLEAR, 30), (DIM, 60), ((3.5, 1.2, -0.5, 1.5), 40)])
def test_the_figures_do_not_flatter_the_threshold_and_their_intervals_hold(door, each):
    chance, rounds = random.Random(1), 150
    checked = plain = held_recall = held_false = 0.0
    for _ in range(rounds):
        passages = people(door, each, chance)
        threshold, hand = fit(passages), cross_checked(passages)
        recall, false = truth(door, threshold)
        checked += Judging(threshold, hand).power - (recall - false)
        plain += Judging(threshold, counted_at(passages, threshold)).power - (recall - false)
        assert hand.recall
        assert hand.false_alarms
        held_recall += hand.recall.low <= recall <= hand.recall.high
        held_false += hand.false_alarms.low <= false <= hand.false_alarms.high
    assert abs(checked / rounds) < 0.015
    assert plain > checked + rounds * 0.008, "the plain count of a chosen threshold does flatter"
    assert min(held_recall, held_false) / rounds > 0.9


def test_the_smoothed_choice_loses_less_than_the_plain_maximum():
    chance, rounds, lost, lost_plainly = random.Random(2), 60, 0.0, 0.0
    for _ in range(rounds):
        passages = people(CLEAR, 30, chance)
        candidates = sorted({passage.probability for passage in passages} - {0.0, 1.0})
        plainly = max(candidates, key=lambda t: Judging(t, counted_at(passages, t)).power)
        lost -= truth(CLEAR, fit(passages))[0] - truth(CLEAR, fit(passages))[1]
        lost_plainly -= truth(CLEAR, plainly)[0] - truth(CLEAR, plainly)[1]
    assert lost < lost_plainly


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=4, max_size=40))
def test_whatever_comes_the_threshold_is_one_and_the_counts_add_up(pairs):
    passages = [Judged(*pair) for pair in pairs]
    smiled = sum(passage.smiled for passage in passages)
    if min(smiled, len(passages) - smiled) < 2:
        with pytest.raises(ValueError, match="both needed"):
            propose([p for p in passages if p.smiled] or passages[:1], 0.5)
        return
    proposal = propose(passages, 0.5)
    assert 0 < proposal.fitted.threshold < 1
    for judging in (proposal.before, proposal.fitted):
        hand = judging.hand
        assert (hand.smiled, hand.unsmiling) == (smiled, len(passages) - smiled)
        assert hand.smiled_found <= hand.smiled
        assert hand.unsmiling_called <= hand.unsmiling


def test_the_threshold_stays_unless_the_new_one_does_better():
    apart = [Judged(0.9, True)] * 30 + [Judged(0.1, False)] * 30
    stays = propose(apart, 0.6)
    assert not stays.changes
    assert stays.best == Judging(0.6, HandCount(30, 30, 30, 0))
    moves = propose(apart, 0.95)
    assert moves.changes
    assert moves.best.threshold == pytest.approx(0.5, abs=0.02)
    assert moves.before.hand == HandCount(30, 0, 30, 0)


def test_a_door_that_sees_no_difference_does_not_tell_smiles():
    chance = random.Random(7)
    blind = people((0.0, 1.0, 0.0, 1.0), 40, chance)
    assert not propose(blind, 0.5).best.tells_smiles
    assert propose(people(CLEAR, 40, chance), 0.5).best.tells_smiles


def test_what_an_observed_share_means_at_this_door():
    door = Judging(0.4, HandCount(100, 88, 100, 8))
    entry, leaving = door.true_share(0.21), door.true_share(0.867)
    assert entry
    assert leaving
    assert round(100 * entry.value) == 16
    assert round(100 * leaving.value) == 98
    assert Judging(0.4, HandCount(30, 9, 30, 9)).true_share(0.21) is None


def test_enough_means_enough_of_both():
    smiled, unsmiling = [Judged(0.9, True)] * 40, [Judged(0.1, False)] * LEAST_EACH
    assert enough(smiled + unsmiling)
    assert not enough(smiled + unsmiling[1:])
    assert not enough([])


def test_counting_is_checked_too():
    check = CountCheck(counted=64, nobody=4, missed=3)
    assert check.found
    assert check.false
    assert check.found.value == 60 / 63
    assert check.false.value == 4 / 64
    assert CountCheck(0, 0, 0).found is None
    assert CountCheck(3, 3, 0).found is None
