"""Every phrase reads one way: its example matches it, and no other phrase of its keyword."""

from __future__ import annotations

from collections import Counter

import pytest

import steps.phrases as _phrases  # noqa: F401  # fills the phrasebook
from steps.language.phrasebook import BOOK, KEYWORDS, Keyword, Phrasebook, StepFunction, takes
from steps.language.unmatched import nearest

# One example a phrase: keyword, name of the function, English, Chinese.
EXAMPLES: list[tuple[Keyword, str, str, str]] = [
    ("given", "vocabulary_table", "the vocabulary", "词表"),
    ("given", "vocabulary", 'the vocabulary "I", "like", "cats"', "词表“I”、“like”、“cats”"),
    ("given", "parameter_table", "the embedding C", "参数C"),
    ("given", "parameter", "the input weights W are [[1, 1], [0, 1]]", "输入权重 W 是 [[1, 1], [0, 1]]"),
    ("given", "one_hot", "the words are one-hot vectors", "词用独热向量表示"),
    ("given", "joined_weights", "the weights W of [x; h] are [[1, 2, 3]]", "作用于 [x; h] 的权重 W 是 [[1, 2, 3]]"),
    ("given", "rows", "vectors are rows, multiplied as x W and h U", "向量按行书写,乘法写作 x W 和 h U"),
    ("given", "activation", "the activation is tanh(x) ≈ x", "激活函数是tanh"),
    ("given", "output", "the output is linear", "输出是linear"),
    ("given", "temperature", "the temperature is 0.5", "温度是0.5"),
    ("given", "backwards", "the sequence is read backwards", "序列倒着读"),
    ("given", "working_to", "working to 3 decimals", "每一步保留3位小数"),
    ("given", "logits", "the logits o are [2, 2, 8]", "logits o 是[2, 2, 8]"),
    ("given", "logits_table", "the logits o", "logits o"),
    ("given", "probabilities", "the probabilities p are [0.5, 0.5]", "概率 p 是[0.5, 0.5]"),
    ("given", "probabilities_table", "the probabilities p", "概率 p"),
    ("given", "target_word", 'the target is "cats"', "目标词是“cats”"),
    ("given", "target", "the target y is [0, 0, 1]", "目标 y 是[0, 0, 1]"),
    ("given", "sentence", "the words of a sentence have the probabilities [0.5]", "一句话中各词的概率是[0.5]"),
    ("given", "named", "the matrix A is [[1, 2], [3, 4]]", "矩阵A是[[1, 2], [3, 4]]"),
    ("when", "read", 'I input "I like"', "我输入“I like”"),
    ("when", "read_nothing", "I input nothing", "什么也不输入"),
    ("when", "read_numbers", "I input the numbers 3, 4, 5", "我输入数3, 4, 5"),
    ("when", "read_vector", "I input the vector [1, 2]", "我输入向量[1, 2]"),
    ("when", "read_vectors", "I input the vectors [[1, 2], [3, 4]]", "我依次输入向量[[1, 2], [3, 4]]"),
    ("when", "read_vector_table", "I input the vectors", "依次输入向量"),
    ("when", "take", "I take e^o2 as [7.39, 7.39, 2980]", "我把e^o2取作[7.39, 7.39, 2980]"),
    ("then", "equal", "h1 is [1, 0]", "h1是[1, 0]"),
    ("then", "equal_table", "V h2 is", "V h2是"),
    ("then", "about", "p2 is about [0.0025, 0.0025, 0.995]", "p2约为[0.0025, 0.0025, 0.995]"),
    ("then", "about", "p2 ≈ [0.0025, 0.0025, 0.995]", "p2约等于[0.0025, 0.0025, 0.995]"),
    ("then", "about_table", "p2 is about", "p2 约为"),
    ("then", "figures", "e^8 is about 2980 to 3 significant figures", "e^8取3位有效数字约为2980"),
    ("then", "truncated", "e^2 is 7.38 truncated to 2 decimals", "e^2截断到2位小数是7.38"),
    ("then", "near", "Z2 is 2994.78 within 1", "Z2是2994.78,误差不超过1"),
    ("then", "taking", "taking e^o2 as [7.39, 7.39, 2980], Z2 is 2994.78", "把e^o2取作[7.39, 7.39, 2980],Z2是2994.78"),
    ("then", "taking_about", "taking h1 as [1, 0], p2 is about [0, 0, 1.0]", "把 h1 取作 [1, 0],p2 约为 [0, 0, 1.0]"),
    ("then", "steps_are", "the time steps are", "各时间步是"),
    ("then", "steps_are_about", "the time steps are about", "各时间步约为"),
    ("then", "has_shape", "C has shape 2×3", "C的形状是2×3"),
    ("then", "worked_out_as", 'a1 is worked out as "b + U h_0 + W x_1"', "a1的算式是“b + U h_0 + W x_1”"),
    ("then", "worked_out_by_row", "V h2 is worked out row by row as", "V h2逐行算作"),
    ("then", "equals", "h1 equals a1", "h1与a1相等"),
    ("then", "differs", "h1 differs from h0", "h1与h0不同"),
    ("then", "depends", "h2 depends on h1", "h2依赖于h1"),
    ("given", "loss", "the loss is the summed cross-entropy", "损失是累加交叉熵"),
    ("when", "expect_words", 'I input "I like" and expect "like cats"', "我输入“I like”,期望“like cats”"),
    ("when", "expect_numbers", "I input the numbers 1, 3 and expect 4, 16", "我输入数1, 3,期望4, 16"),
    ("when", "expect_vectors", "I input the vectors [[1, 2]] and expect [[3]]", "我依次输入向量[[1, 2]],期望[[3]]"),
    ("when", "learn", "I take 1 step of gradient descent at rate 0.1", "我做1步梯度下降,学习率0.1"),
    (
        "when",
        "learn_clipped",
        "I take 2 steps of gradient descent at rate 0.1, clipped at 1",
        "我做2步梯度下降,学习率0.1,梯度范数不超过1",
    ),
    ("then", "losses", "the losses on the way are about", "途中的损失约为"),
    ("then", "central", "every gradient agrees with central differences", "每个梯度都与中心差分一致"),
    (
        "then",
        "central_but_kink",
        "every gradient agrees with central differences, but at the kink of ReLU",
        "除了 ReLU 的折点,每个梯度都与中心差分一致",
    ),
    ("then", "probability", 'the probability of "I like" is about 0.03', "“I like”的概率约为0.03"),
    ("then", "probability_after", 'the probability of "cats" after "I" is about 0.66', "“cats”在“I”之后的概率约为0.66"),
    ("then", "log_probability", 'the log-probability of "I like" is about -3.5', "“I like”的对数概率约为-3.5"),
    ("then", "worse", "the model does worse than guessing", "模型不如均匀猜测"),
    ("then", "better", "the model does better than guessing", "模型胜过均匀猜测"),
    ("then", "same_memory", 'reading "like I" instead ends in the same memory', "改读“like I”会得到同样的记忆"),
    ("then", "other_memory", 'reading "like I" instead ends in another memory', "改读“like I”会得到不同的记忆"),
    ("when", "write", "I let it write 3 words", "让它写3个词"),
    ("when", "draw", "I let it write 1 word, drawn with seed 7", "我让它写1个词,以种子7抽取"),
    (
        "when",
        "draw_from",
        "I let it write 3 words, drawn from the 2 likeliest with seed 7",
        "让它写3个词,从最可能的2个词中以种子7抽取",
    ),
    ("then", "text", 'the text is "I like cats"', "全文是“I like cats”"),
    ("then", "has_index", 'the word "cats" has index 2', "词“cats”的编号是2"),
    ("then", "predicted", 'the predicted word is "cats"', "预测的词是“cats”"),
    (
        "then",
        "predicted_with",
        'the predicted word is "cats", with probability 99.5%',
        "预测的词是“cats”,概率约为99.5%",
    ),
    ("then", "tie", 'the predicted words "I" and "like" tie', "预测的词“I”和“like”并列"),
    ("then", "are_distributions", "after every prefix the probabilities sum to 1", "读完每个前缀之后概率之和都是 1"),
    ("then", "after_each_prefix", "the probabilities after each prefix are about", "读完每个前缀之后的概率约为"),
    ("then", "slip", "Z2 is about 2995.74, though the source prints 2994.78", "Z2约为2995.74,而原文印作2994.78"),
    ("then", "exact_slip", "h1 is [1, 0], though the source prints [1, 1]", "h1是[1, 0],而原文印作[1, 1]"),
]
TEXTS = [(keyword, name, text) for keyword, name, *texts in EXAMPLES for text in texts]
VARIANTS: list[tuple[Keyword, str, str]] = [
    ("given", "parameter", "W is [1 1; 0 1]"),
    ("given", "parameter", "h0 = [0, 0]"),
    ("given", "parameter", "the bias b is [−1, 0.5]"),
    ("given", "parameter", "初始状态 h₀ 是 [0, 0]"),
    ("given", "parameter", "参数 W 是 0.5"),
    ("given", "parameter", "参数h0是[5]"),
    ("given", "parameter", "W is 2"),
    ("given", "parameter", "the input weights W are [2, 3]"),
    ("given", "joined_weights", "the weights W of [h, x] are [[1, 2, 3]]"),
    ("given", "rows", "vectors are rows"),
    ("given", "rows", "向量按行书写"),
    ("given", "activation", "the activation is ReLU"),
    ("given", "temperature", "the temperature is 1/2"),
    ("given", "working_to", "working to 1 decimal"),
    ("given", "named", "the vector x is [1, 2]"),
    ("given", "named", "the number k2 is −0.5"),
    ("given", "named", "数 k 是 2"),
    ("given", "target", "the target y is [50%, 50%]"),
    ("when", "read", "I input 'I'"),
    ("when", "read", "输入“我 喜欢”"),
    ("when", "read_numbers", "I input the number 3"),
    ("when", "read_numbers", "I input the numbers [0.7, −0.5]"),
    ("when", "read_numbers", "输入数 3"),
    ("when", "take", "I take h1[2] as 0.5"),
    ("then", "equal", 'p("cats") is 1/3'),
    ("then", "equal", "h1 is ?"),
    ("then", "equal", "h1 是 ?"),
    ("then", "equal", "h1 is [0, ?]"),
    ("then", "equal", "p2[1] is 0.333…"),
    ("then", "equal", "[x1; h0] is [1, 0, 0, 0]"),
    ("then", "equal", "W [h0; x1] is [1, 2]"),
    ("then", "equal", "[x_1, h_0] W is [1, 2]"),
    ("then", "equal", "x1 W is [1, 2]"),
    ("then", "equal", "A x is [5, 11]"),
    ("then", "equal", 'C("cats") is [1, 1]'),
    ("then", "equal", "y3 is 12"),
    ("then", "about", "the cross-entropy is about 0.693"),
    ("then", "about", "困惑度约为 2.0"),
    ("then", "about", "p2 is about ?"),
    ("then", "truncated", "p2 is [0.3, 0.6] truncated to 1 decimal"),
    ("then", "near", "h1 is [1, 0] within 1e-3"),
    ("then", "near", "h1 是 [1, 0]，误差不超过 0.01"),
    ("then", "exact_slip", "W x1 is [[1, 0], [0, 1]], though the source prints [[1, 0], [1, 1]]"),
    ("then", "equal", 'p after "I like" is [0, 0, 1]'),
    ("then", "equal", "h2[1] is −2"),
    ("then", "equal", "h1 = [1, 0]"),
    ("then", "about", "p(“cats”) is about 99.5 %"),
    ("then", "about", "Z2 is about 3.0×10³"),
    ("given", "loss", "the loss is half the mean squared error"),
    ("when", "expect_numbers", "I input the number 1 and expect 4"),
    ("then", "equal", "f'(a₂) is [1, 0]"),
    ("then", "equal", "V^T do2 is [0, −2]"),
    ("then", "equal", "da2 U^T is [0, −2]"),
    ("then", "equal", "W'[1, 2] is 1"),
    ("then", "equal", "the spectral radius of U is 2"),
    ("then", "about", "the norm of dh3/dh1 is about 2.4"),
    ("then", "about", "梯度的范数约为 1.79"),
    ("then", "about", "U 的谱约为 [1.0, 0.5]"),
    ("then", "figures", "e^8 is about 3000 to 1 significant figure"),
    ("then", "has_shape", "h1 has shape 2"),
    ("then", "has_shape", "C has shape 2x3"),
    ("then", "tie", 'the predicted words "I", "like", and "cats" tie'),
]


@pytest.mark.parametrize(("keyword", "name", "text"), TEXTS + VARIANTS)
def test_a_step_matches_its_phrase_and_no_other(keyword: Keyword, name: str, text: str) -> None:
    assert [match.phrase.function.__name__ for match in BOOK.matches(keyword, text)] == [name]


def test_every_phrase_of_either_language_has_an_example() -> None:
    matched = Counter(m.phrase for keyword, _, text in TEXTS for m in BOOK.matches(keyword, text))
    assert set(matched) == set(BOOK.phrases)
    assert set(matched.values()) == {1}


def test_an_example_of_one_language_matches_the_phrase_of_that_language() -> None:
    for keyword, _, *texts in EXAMPLES:
        assert [m.phrase.language for text in texts for m in BOOK.matches(keyword, text)] == ["en", "zh"]


@pytest.mark.parametrize(
    "text", ["h1 is", "h1 is about", "h1 is abot [1, 0]", "h1 is is 2", "the predicted word is cats"]
)
def test_a_slip_matches_no_phrase_with_numbers(text: str) -> None:
    names = {match.phrase.function.__name__ for match in BOOK.matches("then", text)}
    assert names <= {"equal_table", "about_table"}


@pytest.mark.parametrize("function", list({p.function: None for p in BOOK.phrases}), ids=lambda f: f.__name__)
def test_every_step_definition_says_what_it_is(function: StepFunction) -> None:
    assert function.__doc__
    assert function.__doc__.split("\n")[0].endswith(".")


def test_a_phrase_that_reads_a_table_says_so() -> None:
    reading = {phrase.function.__name__ for phrase in BOOK.phrases if takes(phrase.function, "table")}
    assert "equal_table" in reading
    assert "equal" not in reading


def test_the_nearest_phrases_begin_with_the_one_that_was_meant() -> None:
    assert nearest("then", "the predicted wrod is cats")[0].startswith("Then the predicted word is ")
    assert nearest("then", "h1 has the shape 2")[0] == "Then h1 has shape 2×3"
    assert nearest("given", "the recurent weights U are [[1, 2], [3, 4]]")[0].startswith(
        "Given the recurrent weights U"
    )
    assert nearest("given", "循环权种 U 是 [[1, 2], [3, 4]]")[0].startswith("假如 循环权重 U")
    assert len(nearest("given", "nothing like it")) == 3


def test_every_example_that_is_suggested_is_a_step() -> None:
    for keyword in KEYWORDS:
        for example in nearest(keyword, "h1 is", count=100):
            stated, _, text = example.partition(" ")
            assert BOOK.matches(stated.lower(), text), example  # type: ignore[arg-type]  # one of the keywords


def test_a_suggestion_in_chinese_can_be_pasted() -> None:
    for keyword in KEYWORDS:
        for example in nearest(keyword, "隐藏状态", count=100):
            stated, _, text = example.partition(" ")
            assert BOOK.matches({"假如": "given", "当": "when", "那么": "then"}[stated], text), example  # type: ignore[arg-type]  # as above


def test_what_keyboards_put_for_a_comma_or_a_space_is_understood() -> None:
    assert BOOK.matches("then", '预测的词是 "cats"，概率约为 99.5%')
    assert BOOK.matches("then", "h1\u00a0is [1, 0]")
    assert BOOK.matches("then", "h1 是［1，0］")[0].values == ["h1", "[1,0]"]
    assert BOOK.matches("then", "h1 是 ？")[0].values == ["h1", "?"]
    assert BOOK.matches("when", "我输入“你 好，吗 ？”")[0].values == ["你 好，吗 ？"]


def test_two_phrases_that_match_one_step_are_both_found() -> None:
    book = Phrasebook()

    @book.then(en="a {int}", zh="甲{int}")
    @book.then(en="a {word}", zh="乙{word}")
    def function() -> None: ...

    assert len(book.matches("then", "a 3")) == 2
