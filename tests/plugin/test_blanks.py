"""A question mark in the place of a number is answered with what to write there, and written there it passes."""

from __future__ import annotations

import re

import pytest

from .conftest import Project, Run
from .learned_blanks import CHINESE_LEARNED_BLANKS, LEARNED_BLANKS
from .slips import ARTICLE, CHINESE, NUMBERS, Slip, feature

READ, READ_NUMBERS = 'When I input "I like"', "When I input the numbers 1, 2"


def article(name: str, claim: str, line: str) -> Slip:
    return Slip(name, f"{READ}\nThen {claim}", (line,))


def numbers(name: str, claim: str, line: str) -> Slip:
    return Slip(name, f"{READ_NUMBERS}\nThen {claim}", (line,))


def chinese(name: str, claim: str, line: str) -> Slip:
    return Slip(name, f"当我输入“我 喜欢”\n那么{claim}", (line,))


# The numbers are the article's: e^2 is 7.389056, e^8 2980.957987, Z 2995.736099, p [0.002467, 0.002467, 0.995067].
BLANKS = {
    ARTICLE: [
        article("whole vector", "h2 is ?", "Then h2 is [2, 2]"),
        article("one entry of two", "h2 is [2, ?]", "Then h2 is [2, 2]"),
        article("third entry", "o2[3] is ?", "Then o2[3] is 8"),
        article("matrix", "W is ?", "Then W is [[1, 1], [0, 1]]"),
        article("rounded number", "Z2 is ?", "Then Z2 is about 2995.7361"),
        article("rounded with a sign", "Z2 ≈ ?", "Then Z2 ≈ 2995.7361"),
        article("equals sign", "Z2 = ?", "Then Z2 is about 2995.7361"),
        article("rounded vector", "p2 is about ?", "Then p2 is about [0.0025, 0.0025, 0.9951]"),
        article(
            "table", "p2 is about\n  | like | cats | I |\n  | ? | ? | ? |", "Then p2 is about [0.0025, 0.0025, 0.9951]"
        ),
        article("cut off", "Z2 is ? truncated to 2 decimals", "Then Z2 is 2995.73 truncated to 2 decimals"),
        article(
            "figures", "e^8 is about ? to 3 significant figures", "Then e^8 is about 2980 to 3 significant figures"
        ),
        article("within", "e^2 is ? within 0.01", "Then e^2 is 7.3891 within 0.01"),
        article("close", "e^2 is ? within 1e-6", "Then e^2 is 7.3890561 within 1e-6"),
        article("taking", "taking h1 as [3, 1], h2 is ?", "Then taking h1 as [3, 1], h2 is [4, 5]"),
        article(
            "slip",
            "Z2 is about ?, though the source prints 2994.78",
            "Then Z2 is about 2995.7361, though the source prints 2994.78",
        ),
        article(
            "probability",
            'the predicted word is "cats", with probability ?',
            'Then the predicted word is "cats", with probability 0.9951',
        ),
        article(
            "steps", "the time steps are\n  | t | h | o[3] |\n  | 1 | ? | 2 |\n  | 2 | ? | ? |", "| 2 | [2, 2] | 8    |"
        ),
        article(
            "prefixes",
            "the probabilities after each prefix are about\n  | | cats | I | like |\n"
            "  | | ? | 0.333 | 0.333 |\n  | I | 0.665 | 0.245 | 0.090 |\n  | I like | 0.995 | ? | 0.002 |",
            "| I like | 0.995  | 0.0025 | 0.002 |",
        ),
        article(
            "rounded steps",
            "the time steps are\n  | t | Z |\n  | 1 | ? |\n  | 2 | ? |",
            "Then the time steps are about",
        ),
    ],
    # tanh(0.5) is 0.462117; 0.8·0.462117 + 1 is 1.369694.
    NUMBERS: [
        numbers("rounded state", "h1 is ?", "Then h1 is about 0.4621"),
        numbers("whole number", "a1 is ?", "Then a1 is 0.5"),
        numbers(
            "many steps",
            "the time steps are about\n  | t | a | h |\n  | 1 | 0.5 | ? |\n  | 2 | ? | |",
            "| 2 | 1.3697 |        |",
        ),
    ],
}
CHINESE_BLANKS = {
    CHINESE: [
        chinese("向量", "h2 是 ?", "那么h2 是 [2, 2]"),
        chinese("没有空格", "h2是?", "那么h2是[2, 2]"),
        chinese("约数", "p2 是 ?", "那么p2 约为 [0.0025, 0.0025, 0.9951]"),
        chinese("约为", "Z2 约为 ?", "那么Z2 约为 2995.7361"),
        chinese("问号", "h2 是 ？", "那么h2 是 [2, 2]"),
        chinese("截断", "Z2 截断到 2 位小数是 ?", "那么Z2 截断到 2 位小数是 2995.73"),
        chinese("有效数字", "e^8 取 3 位有效数字约为 ?", "那么e^8 取 3 位有效数字约为 2980"),
        chinese("误差", "e^2 是 ?,误差不超过 0.01", "那么e^2 是 7.3891,误差不超过 0.01"),
        chinese("概率", "预测的词是“猫”,概率约为 ?", "那么预测的词是“猫”,概率约为 0.9951"),
        chinese("表格", "p2 约为\n  | 我 | 喜欢 | 猫 |\n  | ? | ? | ? |", "那么p2 约为 [0.0025, 0.0025, 0.9951]"),
        chinese("时间步", "各时间步是\n  | t | Z |\n  | 2 | ? |", "那么各时间步约为"),
    ],
}
BLANKS |= LEARNED_BLANKS
CHINESE_BLANKS |= CHINESE_LEARNED_BLANKS
EVERY = [slip for slips in (*BLANKS.values(), *CHINESE_BLANKS.values()) for slip in slips]
WORDS = {"Feature: slips": "功能: 空白", "Rule:": "规则:", "Background:": "背景:", "Scenario:": "场景:"}


def in_chinese(text: str) -> str:
    for english, word in WORDS.items():
        text = text.replace(english, word)
    return f"# language: zh-CN\n{text}"


def answer(run: Run, slip: Slip) -> str:
    """The lines to paste, as they stand in the message."""
    said = re.search(r"what this (?:line|step) says:\n\n((?:  .*\n?)+)", run.section(slip.name))
    assert said, run.section(slip.name)
    return said[1]


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over every blank."""
    shared_project.write("x.feature", feature(BLANKS))
    shared_project.write("zh.feature", in_chinese(feature(CHINESE_BLANKS)))
    return shared_project.run(".")


@pytest.mark.parametrize("slip", EVERY, ids=lambda slip: slip.name)
def test_a_blank_is_answered_with_the_line_to_paste(run: Run, slip: Slip) -> None:
    assert slip.told[0] in answer(run, slip)
    assert "is left open" in run.section(slip.name) or "are left open" in run.section(slip.name)


def test_every_line_pasted_passes(run: Run, shared_project: Project) -> None:
    def filled(slips: list[Slip]) -> list[Slip]:
        before = [re.split(r"(?m)^(?:Then|那么)", slip.steps)[0] for slip in slips]
        return [Slip(s.name, f"{begin}{answer(run, s)}") for s, begin in zip(slips, before, strict=True)]

    shared_project.write("x.feature", feature({model: filled(slips) for model, slips in BLANKS.items()}))
    pasted = feature({model: filled(slips) for model, slips in CHINESE_BLANKS.items()})
    shared_project.write("zh.feature", in_chinese(pasted))
    again = shared_project.run(".")
    assert again.outcomes == {"passed": len(EVERY)}, again.output
