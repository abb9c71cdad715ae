"""Slips of a teacher of networks: with targets, losses, steps of descent, sentences and what is written."""

from __future__ import annotations

from .slips import ARTICLE, JOINED, NOTHING, Slip

# h_t = 1 − h_{t−1} + 2 x_t and y_t = 3 h_t − 1 from h_0 = 1: for 1, 3 the outputs are 5, 14 and dW is −4.5.
NUMBERS = """
    Given W is 2
    And U is -1
    And b is 1
    And h0 is 1
    And V is 3
    And c is -1
    And the activation is identity
    And the output is linear
"""
# The article's network, whose activation is left open.
OPEN = ARTICLE.replace("    And the activation is tanh(x) ≈ x\n", "")
READ, EXPECT = 'When I input "I like"', 'When I input "I like" and expect "like cats"'
EXPECT_NUMBERS = "When I input the numbers 1, 3 and expect 4, 16"
LEARN = "And I take 1 step of gradient descent at rate 0.1"
NO_INPUT = 'say "When I input … and expect …" first'
MEAN_ALONE = "belongs to the mean cross-entropy of words, and the loss here is another"


def slip(name: str, steps: str, *told: str) -> Slip:
    return Slip(name, steps, told)


SLIPS = {
    ARTICLE: [
        slip(
            "more targets", 'When I input "I like" and expect "like cats I"', "2 inputs and 3 targets: expect one for"
        ),
        slip(
            "one input", 'When I input "I" and expect "like cats"', "1 input and 2 targets: expect one for each input"
        ),
        slip("no target word", 'When I input "I like" and expect ""', "2 inputs and 0 targets"),
        slip("unknown target", 'When I input "I" and expect "cat"', '"cat" is not in the vocabulary', 'mean "cats"?'),
        slip(
            "vector for word", "When I input the vectors [[1, 0]] and expect [[0, 0, 1]]", "the target [0, 0, 1] is no"
        ),
        slip("learning unread", f"{LEARN.replace('And', 'When')}", f"there is nothing to learn from: {NO_INPUT}"),
        slip("learning unexpected", f"{READ}\n{LEARN}", f"there is nothing to learn from: {NO_INPUT}"),
        slip(
            "every sign",
            f"{EXPECT}\nThen dW is about [[-0.780206, 0.003700], [-0.206556, 0.003700]]",
            "likely: every sign is the other one",
        ),
        slip(
            "of the sum",
            f"{EXPECT}\nThen dW is about [[1.560, -0.007], [0.413, -0.007]]",
            "likely: this is the gradient of the sum of 2 losses, and here L is their mean",
        ),
        slip(
            "turned",
            f"{EXPECT}\nThen dW is about [[0.780206, 0.206556], [-0.003700, -0.003700]]",
            "likely: this is its transpose",
        ),
        slip("no rate", f"{EXPECT}\n{LEARN.replace('0.1', '0')}", "the rate is 0: it must be a positive number"),
        slip("uphill", f"{EXPECT}\n{LEARN.replace('0.1', '-0.1')}", "the rate is -0.1: it must be a positive number"),
        slip("no steps", f"{EXPECT}\n{LEARN.replace('1 step', '0 steps')}", "0 steps change nothing: take 1 or more"),
        slip("clipped away", f"{EXPECT}\n{LEARN}, clipped at 0", "gradients are clipped at 0: that must be a positive"),
        slip("reading on", f'{EXPECT}\n{LEARN}\nAnd I input "I"', "read everything before the first step"),
        slip("gradient of nothing", f"{READ}\nThen dW is 1", f"dW needs something to learn from: {NO_INPUT}"),
        slip("loss of nothing", f"{READ}\nThen L is 1", f"{NO_INPUT}, or give the target"),
        slip("prime too early", f"{EXPECT}\nThen W' is 1", "W' is of a network that has learned: say"),
        slip("prime of nothing", f"{READ}\nThen W' is 1", f"W' needs something to learn from: {NO_INPUT}"),
        slip("not clipped", f"{EXPECT}\n{LEARN}\nThen the norm of the gradient is 1", "told where a step is clipped"),
        slip("small letter", f"{EXPECT}\nThen dw is 1", "did you mean dW?"),
        slip(
            "other loss",
            f"Given the loss is the mean squared error\n{EXPECT}",
            'the loss "mean squared error" does not fit the output of this network: say "the mean cross-entropy"',
        ),
        slip("two losses", "Given the loss is the summed cross-entropy\n" * 2, "the loss is given twice: keep one"),
        slip("loss late", f"{EXPECT}\nGiven the loss is the mean cross-entropy", "the loss is given after the input"),
        slip("two targets", f'Given the target is "I"\n{EXPECT}', 'by a target and by "and expect": keep one'),
        slip(
            "sum and guessing",
            f"Given the loss is the summed cross-entropy\n{EXPECT}\nThen the model does worse than guessing",
            f"the cost of guessing evenly {MEAN_ALONE}",
        ),
        slip("backwards", f"Given the sequence is read backwards\n{EXPECT}", "sequences that are read forwards"),
        slip(
            "wrong gradient",
            f"{EXPECT}\nThen db is about [0.7765, 0.2039]",
            "db[2]: computed 0.202857, printed 0.2039: off by 10 units",
            "db = da_1 + da_2",
        ),
        slip(
            "the other sign",
            f"{EXPECT}\n{LEARN}\nThen b' is about [0.0777, 0.0203]",
            "b'[1]: computed -0.0776506, printed 0.0777",
            "b' = b - η db",
        ),
        slip(
            "wrong on the way",
            f"{EXPECT}\n{LEARN}\nThen the losses on the way are about\n  | 0 | 1.2063 |\n  | 1 | 0.9349 |",
            "after 1 step: computed 0.933857, printed 0.9349: off by 10 units",
        ),
        slip(
            "steps of the table",
            f"{EXPECT}\n{LEARN}\nThen the losses on the way are about\n  | n | L |\n  | 1 | 0.9339 |",
            "write a table of two columns, the steps taken, 0 to 1, and the loss",
        ),
        slip(
            "way of no steps",
            f"{EXPECT}\nThen the losses on the way are about\n  | 0 | 1.2 |",
            "no step has been taken",
        ),
        slip("no gradients", f"{READ}\nThen every gradient agrees with central differences", NO_INPUT),
        slip(
            "no kink",
            f"{EXPECT}\nThen every gradient agrees with central differences, but at the kink of ReLU",
            "no entry stands on the kink of ReLU: claim that every gradient agrees, plainly",
        ),
        slip(
            "sentence not read",
            'When I input "I"\nThen the probability of "I like cats" is about 0.03',
            'to tell this, "I like" must have been read; this scenario has read "I"',
        ),
        slip(
            "prefix not read", f'{READ}\nThen the probability of "I" after "like" is about 0.1', '"like" must have been'
        ),
        slip("no sentence", f'{READ}\nThen the probability of "" is about 0.03', "there is no word between the quotes"),
        slip(
            "wrong probability",
            f'{READ}\nThen the probability of "like cats" after "I" is about 0.0906',
            "computed 0.08958",
            'p_1("like") p_2("cats") ≈ 0.0900306·0.995067',
        ),
        slip(
            "wrong logarithm",
            f'{READ}\nThen the log-probability of "I like cats" is about 3.5112',
            "computed -3.51116, printed 3.5112",
        ),
        slip(
            "better", f"{EXPECT}\nThen the model does better than guessing", "L is 1.20628, and guessing evenly costs"
        ),
        slip(
            "guessing at nothing",
            f"{READ}\nThen the model does better than guessing",
            "the cross-entropy needs something to",
        ),
        slip("other order", f'{READ}\nThen reading "like I" instead ends in another memory', "is the same: [2, 2] and"),
        slip("same order", f'{READ}\nThen reading "I I" instead ends in the same memory', "another: [2, 2] and [2, 1]"),
        slip(
            "reading nothing", f'{READ}\nThen reading "" instead ends in the same memory', "no word between the quotes"
        ),
        slip("reading unknown", f'{READ}\nThen reading "dogs" instead ends in the same memory', '"dogs" is not in the'),
        slip("writing none", f"{READ}\nAnd I let it write 0 words", "0 is too few: ask for 1 or more"),
        slip(
            "drawing among none",
            f"{READ}\nAnd I let it write 2 words, drawn from the 0 likeliest with seed 1",
            "0 is too few: ask for 1 or more",
        ),
        slip("writing after targets", f"{EXPECT}\nAnd I let it write 2 words", "read forwards, with no targets"),
        slip(
            "writing as claim", f"{READ}\nThen I let it write 2 words", "this is a When phrase, but the step is a Then"
        ),
        slip(
            "wrong text",
            f'{READ}\nAnd I let it write 2 words\nThen the text is "I like dogs"',
            "expected  I like dogs",
            "actual    I like cats cats",
        ),
        slip("step too far", f"{READ}\nThen dh5/dh1 is 1", "there is no dh5/dh1: there is how a memory depends on"),
        slip("forwards in time", f"{READ}\nThen dh1/dh2 is 1", "there is no dh1/dh2: there is how a memory depends"),
        slip(
            "memory backwards",
            f"Given the sequence is read backwards\n{READ}\nThen dh2/dh1 is 1",
            "what is left of a memory is told of sequences that are read forwards",
        ),
        slip("wrong spectrum", "Then the spectrum of U is [1, 2]", "the spectrum of U[2]: computed 1, printed 2"),
    ],
    OPEN: [
        slip(
            "kink unmentioned",
            f"Given the activation is ReLU\n{EXPECT}\nThen every gradient agrees with central differences",
            "a1[2] stands at 0, on the kink of ReLU",
            'Say "but at the kink of ReLU"',
        ),
    ],
    NUMBERS: [
        slip("more numbers", "When I input the numbers 1, 3 and expect 4, 16, 17", "2 inputs and 3 targets"),
        slip(
            "vector expected", "When I input the numbers 1, 3 and expect [[4]]", "the target of step 2 is a vector of 1"
        ),
        slip(
            "loss of words",
            f"Given the loss is the mean cross-entropy\n{EXPECT_NUMBERS}",
            'the loss "mean cross-entropy" does not fit the output of this network: say "the mean squared error"',
        ),
        slip("perplexed", f"{EXPECT_NUMBERS}\nThen the perplexity is 3", f"the perplexity {MEAN_ALONE}"),
        slip("guessing numbers", f"{EXPECT_NUMBERS}\nThen the model does worse than guessing", MEAN_ALONE),
        slip("words of numbers", 'When I input "a" and expect "b"', '"a" is a word, and there is no embedding C'),
        slip("writing numbers", "When I input the numbers 1, 3\nAnd I let it write 2 words", "it predicts no word"),
        slip(
            "first step of two",
            f"{EXPECT_NUMBERS}\nAnd I take 2 steps of gradient descent at rate 0.01\nThen W is 2",
            "W: computed 2.045, printed 2",
        ),
        slip("too long", f"{EXPECT_NUMBERS}\n{LEARN.replace('0.1', '1e200')}", "overflows double precision"),
    ],
    JOINED: [
        slip(
            "joined",
            "Given V is [[1, 1]]\nAnd the output is linear\nWhen I input the number 1 and expect [[1]]",
            "gradients are told for W and U apart: write the joined matrix as two",
        ),
        slip("joined memory", "When I input the number 1\nThen dh1/dh0 is 1", "told for W and U apart"),
    ],
    NOTHING: [
        slip(
            "no output",
            "Given W is 1\nAnd U is 1\nAnd the activation is identity\nAnd the output is linear\n"
            "When I input the number 1 and expect 1",
            "there is nothing to learn from: give it V",
        ),
        slip(
            "turning",
            "Given U is [[0, -1], [1, 0]]\nThen the spectrum of U is [1, 1]",
            "the eigenvalues are not real, they turn vectors round: ask for the spectral radius",
        ),
        slip("no such loss", "Given the loss is the cross entropy", "no phrase reads like this step", "the loss is"),
    ],
}
