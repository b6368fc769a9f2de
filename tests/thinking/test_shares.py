"""Shares told honestly: the published intervals, the corrected share, and what no interval may ever do."""

import random

import pytest
from hypothesis import given, strategies as st
from scipy.stats import binomtest

from kiosk.reckoning.shares import Estimate, HandCount, corrected, difference, share


@st.composite
def parts(draw: st.DrawFn, most: int = 5000) -> tuple[int, int]:
    whole = draw(st.integers(1, most))
    return draw(st.integers(0, whole)), whole


def shared(part: int, whole: int) -> Estimate:
    found = share(part, whole)
    assert found
    return found


@pytest.mark.parametrize(("part", "whole"), [(0, 1), (1, 1), (0, 30), (30, 30), (3, 30), (81, 263), (1012, 4813)])
def test_a_share_has_wilsons_interval_as_scipy_has_it(part, whole):
    scipys = binomtest(part, whole).proportion_ci(confidence_level=0.95, method="wilson")
    ours = shared(part, whole)
    assert ours.value == part / whole
    assert (ours.low, ours.high) == pytest.approx((scipys.low, scipys.high), abs=1e-12)


@given(parts())
def test_a_share_lies_in_its_interval_and_that_lies_in_0_to_1(pair):
    found = shared(*pair)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


@given(parts(most=500), st.integers(2, 20))
def test_more_people_of_the_same_share_make_it_narrower(pair, times):
    few, many = shared(*pair), shared(pair[0] * times, pair[1] * times)
    assert many.high - many.low < few.high - few.low


def test_of_nobody_there_is_no_share_and_no_part_is_greater_than_its_whole():
    assert share(0, 0) is None
    for part, whole in ((3, 2), (-1, 4), (1, 0)):
        with pytest.raises(ValueError, match="no part"):
            share(part, whole)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
    ids=["a", "b", "h", "d"],
)
def test_a_difference_has_the_interval_that_newcombe_published(after, before, low, high):
    found = difference(shared(*before), shared(*after))
    assert found
    assert found.value == pytest.approx(after[0] / after[1] - before[0] / before[1])
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(parts(), parts())
def test_a_difference_lies_in_its_interval_and_turns_round_with_its_sides(one, other):
    there, back = difference(shared(*one), shared(*other)), difference(shared(*other), shared(*one))
    assert there
    assert back
    assert -1 <= there.low <= there.value <= there.high <= 1
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))


def test_without_one_of_its_sides_there_is_no_difference():
    assert difference(None, shared(1, 2)) is None
    assert difference(shared(1, 2), None) is None


def test_what_21_and_86_7_percent_mean_where_88_of_100_smiles_are_found_and_8_of_100_faces_called_smiling():
    hand = HandCount(100, 88, 100, 8)
    entry, leaving = corrected(210, 1000, hand), corrected(867, 1000, hand)
    assert entry
    assert leaving
    assert entry.value == pytest.approx(0.1625)
    assert leaving.value == pytest.approx(0.98375)
    assert entry.low < 0.1625 < entry.high < 0.30
    assert 0.85 < leaving.low < leaving.high == 1


def test_a_door_that_finds_every_smile_and_no_other_leaves_the_share_as_it_is():
    found = corrected(300, 1000, HandCount(100_000, 100_000, 100_000, 0))
    assert found
    assert found.value == 0.3
    assert (found.low, found.high) == pytest.approx((shared(300, 1000).low, shared(300, 1000).high), abs=0.002)


@pytest.mark.parametrize(
    "hand", [HandCount(50, 20, 50, 20), HandCount(50, 10, 50, 30), HandCount(0, 0, 50, 2), HandCount(50, 44, 0, 0)]
)
def test_where_smiles_are_told_no_better_than_by_chance_nothing_is_corrected(hand):
    assert corrected(300, 1000, hand) is None


def test_of_nobody_nothing_is_corrected():
    assert corrected(0, 0, HandCount(50, 44, 50, 4)) is None


@given(parts(), parts(most=300), parts(most=300))
def test_a_corrected_share_lies_in_its_interval_and_that_lies_in_0_to_1(observed, recall, false):
    found = corrected(observed[0], observed[1], HandCount(recall[1], recall[0], false[1], false[0]))
    if found:
        assert 0 <= found.low <= found.value <= found.high <= 1
    else:
        # Two people more of each kind, one of them judged wrongly, would make it chance.
        assert (recall[0] + 1) / (recall[1] + 2) <= (false[0] + 1) / (false[1] + 2) or recall[0] * false[1] <= (
            false[0] * recall[1]
        )


@given(parts(most=300), parts(most=300), st.integers(1, 999))
def test_a_greater_observed_share_is_never_corrected_to_a_smaller_one(recall, false, part):
    hand = HandCount(recall[1], recall[0], false[1], false[0])
    less, more = corrected(part, 1000, hand), corrected(part + 1, 1000, hand)
    assert (less is None) == (more is None)
    if less and more:
        assert less.value <= more.value


def drawn(chance: random.Random, share_: float, whole: int) -> int:
    return sum(chance.random() < share_ for _ in range(whole))


@pytest.mark.parametrize(
    ("true", "recall", "false", "counted_by_hand", "judged"),
    [
        (0.16, 0.88, 0.08, 60, 800),
        (0.80, 0.88, 0.08, 40, 400),
        (0.40, 0.75, 0.15, 30, 300),
        (0.98, 0.90, 0.05, 60, 500),
    ],
)
def test_the_corrected_shares_interval_holds_the_true_share_in_95_of_100_stations(
    true, recall, false, counted_by_hand, judged
):
    chance, stations, held = random.Random(20260), 400, 0
    for _ in range(stations):
        smiling = drawn(chance, true, judged)
        observed = drawn(chance, recall, smiling) + drawn(chance, false, judged - smiling)
        hand = HandCount(
            counted_by_hand,
            drawn(chance, recall, counted_by_hand),
            counted_by_hand,
            drawn(chance, false, counted_by_hand),
        )
        found = corrected(observed, judged, hand)
        held += found is not None and found.low <= true <= found.high
    assert held / stations >= 0.93


def test_a_hand_count_tells_its_recall_and_false_alarms():
    hand = HandCount(60, 53, 40, 3)
    assert hand.recall == share(53, 60)
    assert hand.false_alarms == share(3, 40)
    assert HandCount(0, 0, 0, 0).recall is None
