"""Blanks in claims about learning, language and memory, in either language, and the lines to paste."""

from __future__ import annotations

from .slips import ARTICLE, CHINESE, Slip

EXPECT, LEARN = 'When I input "I like" and expect "like cats"', "And I take 1 step of gradient descent at rate 0.1"
EXPECT_ZH, LEARN_ZH = "当我输入“我 喜欢”,期望“喜欢 猫”", "而且我做 1 步梯度下降,学习率 0.1"


def learned(name: str, claim: str, line: str) -> Slip:
    return Slip(name, f"{EXPECT}\n{LEARN}\nThen {claim}", (line,))


def chinese(name: str, claim: str, line: str) -> Slip:
    return Slip(name, f"{EXPECT_ZH}\n{LEARN_ZH}\n那么{claim}", (line,))


# From the notes on the article: db is [0.776506, 0.202857], and the loss goes from 1.206276 to 0.933857;
# p(like, cats given I) is 0.089586, and ln 0.029862 is -3.5112. W' is [[1 - 0.0780206, ...]].
# The norm of [[1, 0], [1, 1]] is the golden ratio, (1 + √5)/2.
# A key of its own, for the model may be one that other blanks stand below.
LEARNED_BLANKS = {
    f"{ARTICLE}\n": [
        learned("gradient", "db is ?", "Then db is about [0.7765, 0.2029]"),
        learned("entry of a gradient", "dW[1, 1] is about ?", "Then dW[1, 1] is about 0.7802"),
        learned("learned weights", "W'[1, 1] is ?", "Then W'[1, 1] is about 0.9220"),
        learned("learned loss", "L' ≈ ?", "Then L' ≈ 0.9339"),
        learned("target", "y*2 is ?", "Then y*2 is [0, 0, 1]"),
        learned("memory", "dh2/dh1 is ?", "Then dh2/dh1 is [[1, 0], [1, 1]]"),
        learned("norm", "the norm of dh2/dh1 is ?", "Then the norm of dh2/dh1 is about 1.6180"),
        learned("spectrum", "the spectrum of U is ?", "Then the spectrum of U is [1, 1]"),
        learned(
            "probability of words",
            'the probability of "like cats" after "I" is about ?',
            'Then the probability of "like cats" after "I" is about 0.0896',
        ),
        learned(
            "logarithm",
            'the log-probability of "I like cats" is about ?',
            'Then the log-probability of "I like cats" is about -3.5112',
        ),
        learned(
            "losses",
            "the losses on the way are about\n  | steps | L |\n  | 0 | ? |\n  | 1 | 0.934 |",
            "| 0     | 1.2063 |",
        ),
        Slip("sequence", f"{EXPECT}\nThen the time steps are\n  | t | y* |\n  | 1 | ? |", ("| 1 | [0, 1, 0] |",)),
        Slip("text", 'When I input "I"\nAnd I let it write 3 words\nThen the text is "?"', ('"I cats cats cats"',)),
    ]
}
CHINESE_LEARNED_BLANKS = {
    f"{CHINESE}\n": [
        chinese("梯度", "db 是 ?", "那么db 约为 [0.7765, 0.2029]"),
        chinese("学到的权重", "W'[1, 1] 约为 ?", "那么W'[1, 1] 约为 0.9220"),
        chinese("撇号后没有空格", "b'是?", "那么b'约为[-0.0777, -0.0203]"),
        chinese("学后的损失", "L' 约为 ?", "那么L' 约为 0.9339"),
        chinese("记忆", "dh2/dh1 是 ?", "那么dh2/dh1 是 [[1, 0], [1, 1]]"),
        chinese("范数", "dh2/dh1 的范数是 ?", "那么dh2/dh1 的范数约为 1.6180"),
        chinese("谱", "U 的谱是 ?", "那么U 的谱是 [1, 1]"),
        chinese("句子的概率", "“喜欢 猫”在“我”之后的概率约为 ?", "那么“喜欢 猫”在“我”之后的概率约为 0.0896"),
        chinese("对数概率", "“我 喜欢 猫”的对数概率约为 ?", "那么“我 喜欢 猫”的对数概率约为 -3.5112"),
        chinese("途中的损失", "途中的损失约为\n  | 0 | ? |\n  | 1 | 0.934 |", "| 0 | 1.2063 |"),
        Slip("全文", "当我输入“我”\n而且让它写 3 个词\n那么全文是“?”", ("“我 猫 猫 猫”",)),
    ]
}
