"""Pure judgements of printing: how long a trouble may last, which one is told, which paper is asked for."""

from __future__ import annotations

import pytest

from kiosk.devices.printer.cups import CupsQueue
from kiosk.devices.printer.ipp import Counter, counter_of, listed
from kiosk.devices.printer.media import media_of, reaches_edge
from kiosk.devices.printer.troubles import SENTENCES, PrintError, trouble_of
from kiosk.devices.printer.watch import BLOCKED_S, LONGEST_S, OFFLINE_S, JobLook, JobWatch, judge

CARD_MM, SIX_BY_FOUR_MM = (148.0, 100.0), (152.4, 101.6)


def test_the_worst_trouble_is_named_first_and_ink_that_runs_low_is_none():
    assert trouble_of(["media-low-warning", "marker-supply-low-report", "none", "cups-ipp-missing-job-state"]) == ""
    assert trouble_of(["media-empty-warning"]) == "media-empty"
    assert trouble_of(["media-empty-error", "media-jam-error"]) == "jam"
    assert trouble_of(["door-open"]) == trouble_of(["cover-open-report"]) == trouble_of(["interlock-open"]) == "cover"
    assert trouble_of(["connecting-to-device"]) == "offline"
    assert trouble_of(["moving-to-paused"]) == trouble_of(["paused"]) == "paused"
    assert trouble_of(["com.maker-head-error"]) == "refused"
    assert all(trouble_of([word]) in SENTENCES for word in ("media-jam", "door-open", "toner-empty", "offline-report"))


def test_a_command_that_can_not_be_run_is_a_plain_refusal(monkeypatch):
    def no_memory(*_given: object, **_named: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("kiosk.devices.printer.cups.subprocess.run", no_memory)
    with pytest.raises(PrintError) as refused:
        CupsQueue("Postcard", CARD_MM, True).resume()
    assert refused.value.reason == "refused"


def test_troubles_get_their_time_before_the_visitor_is_sent_away():
    watch, empty = JobWatch(0.0), JobLook("printing", "media-empty")
    watch, verdict, _ = judge(watch, empty, 10.0)
    assert verdict == ""
    watch, verdict, _ = judge(watch, JobLook("printing"), 11.0)
    watch, verdict, _ = judge(watch, empty, 12.0)
    watch, verdict, _ = judge(watch, empty, 12.0 + BLOCKED_S - 0.1)
    assert verdict == ""
    assert judge(watch, empty, 12.0 + BLOCKED_S)[1:] == ("give_up", "media-empty")


def test_a_waking_printer_gets_longer_and_an_endless_job_an_end():
    watch, _, _ = judge(JobWatch(0.0), JobLook("waiting", "offline"), 1.0)
    assert judge(watch, JobLook("waiting", "offline"), OFFLINE_S)[1] == ""
    assert judge(watch, JobLook("waiting", "offline"), 1.0 + OFFLINE_S)[1:] == ("give_up", "offline")
    assert judge(JobWatch(0.0), JobLook("printing"), LONGEST_S)[1:] == ("give_up", "offline")
    assert judge(JobWatch(0.0, copies=4), JobLook("printing"), LONGEST_S)[1] == ""


def test_a_job_the_queue_stopped_without_a_word_is_given_up():
    watch, verdict, _ = judge(JobWatch(0.0), JobLook("stopped"), 1.0)
    assert verdict == ""
    assert judge(watch, JobLook("stopped"), 1.0 + BLOCKED_S)[1:] == ("give_up", "refused")


def test_a_job_that_was_put_back_does_not_wait_to_come_out_twice():
    watch, _, _ = judge(JobWatch(0.0), JobLook("waiting"), 1.0)
    assert judge(watch, JobLook("waiting"), 100.0)[1] == ""
    watch, _, _ = judge(watch, JobLook("printing"), 2.0)
    watch, verdict, _ = judge(watch, JobLook("waiting"), 3.0)
    assert verdict == ""
    assert judge(watch, JobLook("waiting"), 3.0 + BLOCKED_S)[1:] == ("give_up", "cancelled")


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (JobLook("cancelled"), "cancelled"),
        (JobLook("cancelled", "missing"), "missing"),
        (JobLook("failed"), "refused"),
        (JobLook("failed", "jam"), "jam"),
    ],
)
def test_a_job_that_is_over_without_paper_says_why(look, reason):
    assert judge(JobWatch(0.0), look, 1.0)[1:] == ("failed", reason)


@pytest.mark.parametrize(
    ("paper", "to_edge", "known", "media"),
    [
        (
            CARD_MM,
            True,
            ["jpn_hagaki_100x148mm", "om_postcard-borderless_100x148mm"],
            "om_postcard-borderless_100x148mm",
        ),
        (CARD_MM, False, ["om_postcard-borderless_100x148mm", "jpn_hagaki_100x148mm"], "jpn_hagaki_100x148mm"),
        (CARD_MM, True, ["iso_a4_210x297mm", "jpn_hagaki_100x148mm"], "jpn_hagaki_100x148mm"),
        (CARD_MM, False, ["om_postcard-borderless_100x148mm"], "om_postcard-borderless_100x148mm"),
        (SIX_BY_FOUR_MM, True, ["na_index-4x6in_4x6in"], "na_index-4x6in_4x6in"),
        (SIX_BY_FOUR_MM, True, ["om_small-photo_100x150mm", "na_index-4x6_4x6in"], "na_index-4x6_4x6in"),
        (CARD_MM, True, ["iso_a4_210x297mm", "custom_min_50x50mm", "custom_max_300x500mm"], "Custom.100x148mm"),
        (SIX_BY_FOUR_MM, True, [], "Custom.101.6x152.4mm"),
    ],
)
def test_the_cards_paper_is_found_among_the_names_a_queue_knows(paper, to_edge, known, media):
    assert media_of(paper, to_edge, known) == media


@pytest.mark.parametrize("known", [["iso_a6_105x148mm"], ["na_index-4x6in_4x6in"], ["om_small-photo_100x150mm"]])
def test_paper_of_nearly_the_size_is_not_the_size(known):
    with pytest.raises(PrintError) as refused:
        media_of(CARD_MM, True, known)
    assert refused.value.reason == "size"


def test_a_sheet_reaches_the_edge_by_its_name_or_where_there_is_no_margin_at_all():
    assert reaches_edge("oe_4x-6-borderless_4x6in", [0, 300])
    assert reaches_edge("jpn_hagaki_100x148mm", [0, 0, 0, 0])
    assert not reaches_edge("jpn_hagaki_100x148mm", [0, 300])
    assert not reaches_edge("jpn_hagaki_100x148mm", [])


@pytest.mark.parametrize(
    ("uri", "counter"),
    [
        ("ipp://photo.local:8631/ipp/print", Counter("photo.local", 8631, "/ipp/print")),
        ("ipps://10.0.0.8/ipp/print", Counter("10.0.0.8", 631, "/ipp/print", tls=True)),
        ("usb://Maker/Photo?serial=1", None),
        ("cups-pdf:/", None),
        ("ipp://photo:port/", None),
        ("ipp:///nowhere", None),
        ("", None),
    ],
)
def test_a_printer_that_speaks_ipp_is_asked_itself(uri, counter):
    assert counter_of(uri) == counter


def test_one_value_none_and_several_are_lists():
    assert [listed(value) for value in (None, "none", "paused", ["a", "b"], 0, ())] == [
        [],
        [],
        ["paused"],
        ["a", "b"],
        [0],
        [],
    ]
