"""A story told: choosing, turning, playing by itself, marked details, the question and what the journal hears."""

from kiosk.exhibits import story
from kiosk.exhibits.story import StoryState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Input
from tests.thinking.shelf import CLIPS, SOUND, STORIES


def choosing() -> StoryState:
    return story.step(story.start(STORIES, CLIPS, "zh"), inputs.SceneShown("story"), 9).state


def reading() -> StoryState:
    return story.step(choosing(), inputs.StoryOpened("voyage"), 10).state


def walk(state: StoryState, *happenings: tuple[Input, float]) -> StoryState:
    for happening, now_s in happenings:
        state = story.step(state, happening, now_s).state
    return state


def speak(clip_id: str, from_s: float = 0.1) -> Speak:
    return Speak(clip_id, SOUND, from_s)


def test_the_scene_opens_on_the_choice_of_stories_in_silence() -> None:
    step = story.step(story.start(STORIES, CLIPS, "zh"), inputs.SceneShown("story"), 9)
    assert (step.state.page, step.state.story_id, step.orders, step.facts) == ("choice", "", (), ())


def test_a_story_opens_on_its_first_panel_and_speaks() -> None:
    step = story.step(choosing(), inputs.StoryOpened("voyage"), 10)
    assert (step.state.page, step.state.panel, step.state.telling.speaking) == ("panel", 0, True)
    assert step.orders == (speak("voyage/p1/zh"),)


def test_a_link_opens_a_story_in_its_midst_and_only_that_panel_counts_as_seen() -> None:
    step = story.step(choosing(), inputs.StoryOpened("voyage", 2), 10)
    assert (step.state.panel, step.facts, step.orders) == (2, (), (speak("voyage/p3/zh"),))
    assert story.step(choosing(), inputs.StoryOpened("voyage", 9), 10).state.panel == 2


def test_a_story_nobody_wrote_does_not_open() -> None:
    assert story.step(choosing(), inputs.StoryOpened("no-such"), 10).state.page == "choice"


def test_turning_notes_the_panel_left_and_speaks_the_next() -> None:
    step = story.step(reading(), inputs.PanelChosen(2), 14)
    assert step.orders == (speak("voyage/p3/zh"),)
    assert step.facts == (facts.PanelViewed("voyage", "p1", "zh", 4, heard=False),)


def test_swiping_back_from_the_first_panel_stays_there_and_notes_nothing() -> None:
    step = story.step(reading(), inputs.PanelChosen(-1), 14)
    assert (step.state.panel, step.facts, step.orders) == (0, (), ())


def test_twenty_taps_in_a_second_leave_the_last_panel_speaking_and_one_view_each() -> None:
    state, noted, spoken = reading(), 0, []
    for tap in range(20):
        step = story.step(state, inputs.PanelChosen(tap % 3), 10 + tap * 0.05)
        state, noted = step.state, noted + len(step.facts)
        spoken += [order for order in step.orders if isinstance(order, Speak)]
    assert (state.panel, state.telling.words.clip_id) == (1, "voyage/p2/zh")
    assert spoken[-1] == speak("voyage/p2/zh")
    assert noted == 19
    assert state.arrivals == 20


def test_again_lays_the_panel_under_sand_and_tells_it_from_the_first_word() -> None:
    before = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 2.6), 13))
    step = story.step(before, inputs.PanelReplayed(), 14)
    assert step.state.arrivals == before.arrivals + 1
    assert step.orders == (speak("voyage/p1/zh"),)


def test_past_the_last_panel_come_the_questions_and_then_the_end() -> None:
    last = walk(reading(), (inputs.PanelChosen(2), 14))
    closing = story.step(last, inputs.PanelChosen(3), 20)
    assert closing.state.page == "question"
    assert closing.orders == (StopSpeaking(),)
    assert closing.facts == (facts.PanelViewed("voyage", "p3", "zh", 6, heard=False),)

    wrong = story.step(closing.state, inputs.OptionChosen(1), 21)
    assert wrong.facts == (facts.QuestionAnswered("voyage", 1, 2, right=False),)
    assert story.step(wrong.state, inputs.OptionChosen(0), 22).facts == ()

    second = story.step(wrong.state, inputs.QuestionPassed(), 23).state
    assert (second.page, second.question, second.option) == ("question", 1, -1)
    right = story.step(second, inputs.OptionChosen(2), 24)
    assert right.facts == (facts.QuestionAnswered("voyage", 2, 3, right=True),)

    end = story.step(right.state, inputs.QuestionPassed(), 25).state
    assert end.page == "end"
    again = story.step(end, inputs.PanelChosen(0), 30)
    assert (again.state.page, again.state.panel) == ("panel", 0)


def test_a_story_without_questions_comes_to_its_end_at_once() -> None:
    state = story.step(choosing(), inputs.StoryOpened("mill"), 10).state
    assert story.step(state, inputs.PanelChosen(1), 12).state.page == "end"


def test_an_option_that_is_not_there_answers_nothing() -> None:
    closing = walk(reading(), (inputs.PanelChosen(3), 12))
    assert story.step(closing, inputs.OptionChosen(7), 13).state.option == -1


def test_a_story_plays_by_itself_to_its_question() -> None:
    state = story.step(reading(), inputs.WholeStoryToggled(), 11).state
    for panel in range(3):
        clip_id = f"voyage/p{panel + 1}/zh"
        state = story.step(state, inputs.NarrationEnded(clip_id), 20).state
        assert story.due(state) == 20 + story.BETWEEN_PANELS_S
        state = story.step(state, inputs.DueCame(), 20 + story.BETWEEN_PANELS_S).state
    assert (state.page, state.whole, story.due(state)) == ("question", False, None)


def test_touching_the_voice_stops_a_story_that_plays_by_itself() -> None:
    state = walk(reading(), (inputs.WholeStoryToggled(), 11), (inputs.NarrationToggled(), 12))
    assert (state.whole, state.telling.speaking, story.due(state)) == (False, False, None)


def test_playing_the_whole_from_the_end_begins_anew() -> None:
    end = walk(reading(), (inputs.PanelChosen(3), 12), (inputs.QuestionPassed(), 13), (inputs.QuestionPassed(), 14))
    step = story.step(end, inputs.WholeStoryToggled(), 15)
    assert (step.state.page, step.state.panel, step.state.whole) == ("panel", 0, True)


def test_a_marked_detail_opens_and_a_turn_closes_it() -> None:
    opened = story.step(reading(), inputs.DetailOpened(1), 11).state
    assert opened.detail == 1
    assert story.step(opened, inputs.DetailClosed(), 12).state.detail == -1
    assert story.step(opened, inputs.PanelChosen(1), 12).state.detail == -1
    assert story.step(reading(), inputs.DetailOpened(2), 11).state.detail == -1


def test_the_words_grow_twice_and_are_small_again_for_the_next_visitor() -> None:
    state = walk(reading(), (inputs.TextSizeToggled(), 11), (inputs.TextSizeToggled(), 12))
    assert state.text_size == 2
    assert story.step(state, inputs.TextSizeToggled(), 13).state.text_size == 0
    assert story.step(state, inputs.StoryShelved(), 13).state.text_size == 2
    assert story.step(state, inputs.VisitClosed("v"), 13).state.text_size == 0


def test_putting_a_story_back_notes_how_far_it_was_seen() -> None:
    state = walk(reading(), (inputs.PanelChosen(1), 14), (inputs.PanelChosen(0), 16))
    step = story.step(state, inputs.StoryShelved(), 20)
    assert step.facts == (
        facts.PanelViewed("voyage", "p1", "zh", 4, heard=False),
        facts.StoryViewed("voyage", "zh", 10, 2, finished=False),
    )
    assert (step.state.page, step.orders) == ("choice", (StopSpeaking(),))


def test_a_story_left_at_its_question_counts_as_finished() -> None:
    closing = walk(reading(), (inputs.PanelChosen(2), 12), (inputs.PanelChosen(3), 14))
    left = story.step(closing, inputs.SceneShown("home"), 19)
    assert left.facts == (facts.StoryViewed("voyage", "zh", 9, 2, finished=True),)


def test_another_story_can_be_opened_from_an_open_one() -> None:
    step = story.step(reading(), inputs.StoryOpened("mill"), 15)
    assert step.state.story_id == "mill"
    assert [type(fact) for fact in step.facts] == [facts.PanelViewed, facts.StoryViewed]
    assert step.orders == (StopSpeaking(), speak("mill/p1/zh"))


def test_following_a_link_and_coming_back_finds_the_place_again() -> None:
    heard = walk(reading(), (inputs.PanelChosen(1), 12), (inputs.NarrationAt("voyage/p2/zh", 3.0), 15))
    away = story.step(heard, inputs.SceneShown("panorama"), 16)
    assert away.orders == (StopSpeaking(),)
    assert away.facts == (facts.PanelViewed("voyage", "p2", "zh", 4, heard=False),)
    back = story.step(away.state, inputs.SceneShown("story"), 40)
    assert (back.state.panel, back.state.arrivals) == (1, heard.arrivals)
    assert back.orders == (speak("voyage/p2/zh", 2.5),)
    assert story.step(back.state, inputs.PanelChosen(2), 42).facts == (
        facts.PanelViewed("voyage", "p2", "zh", 2, heard=False),
    )


def test_going_home_puts_the_story_back() -> None:
    home = story.step(reading(), inputs.SceneShown("home"), 16)
    assert home.orders == (StopSpeaking(),)
    assert story.step(home.state, inputs.SceneShown("story"), 20).state.page == "choice"


def test_the_end_of_a_visit_forgets() -> None:
    closed = story.step(reading(), inputs.VisitClosed("v"), 12)
    assert closed.orders == (StopSpeaking(),)
    assert (closed.state.on_screen, closed.state.story_id) == (False, "")
    assert [type(fact) for fact in closed.facts] == [facts.PanelViewed, facts.StoryViewed]


def test_fingers_that_reach_a_story_being_left_start_no_voice() -> None:
    away = walk(reading(), (inputs.SceneShown("panorama"), 12))
    for late in (inputs.PanelChosen(1), inputs.NarrationToggled(), inputs.PanelReplayed(), inputs.WholeStoryToggled()):
        step = story.step(away, late, 12.1)
        assert (step.orders, step.facts, step.state.panel) == ((), (), 0)


def test_a_story_read_again_after_its_end_was_finished_all_the_same() -> None:
    end = walk(reading(), (inputs.PanelChosen(3), 12), (inputs.QuestionPassed(), 13), (inputs.QuestionPassed(), 14))
    again = walk(end, (inputs.PanelChosen(0), 15))
    left = story.step(again, inputs.StoryShelved(), 20)
    assert left.facts[-1] == facts.StoryViewed("voyage", "zh", 10, 1, finished=True)
