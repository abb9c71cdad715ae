"""What a teacher of networks gets right: numbers from the notes on the article, and numbers worked by hand."""

from __future__ import annotations

from .slips import ARTICLE
from .taught import EXPECT, EXPECT_NUMBERS, LEARN, NUMBERS, OPEN, READ, slip

RIGHT = {
    ARTICLE: [
        slip("one step", f"{EXPECT}\n{LEARN}\nThen L' is about 0.933857\nAnd the losses on the way are about\n"
             "  | steps | L |\n  | 0 | 1.206276 |\n  | 1 | 0.933857 |"),
        slip("all agree", f"{EXPECT}\n{LEARN}\nThen every gradient agrees with central differences"),
        slip("the last target alone", 'When I input "I like" and expect "cats"\nThen L is about 0.004945'),
        slip("an input more", 'When I input "I" and expect "like"\nAnd I input "like"\nThen L is about 2.407606'),
        slip("two inputs", 'When I input "I" and expect "like"\nAnd I input "like" and expect "cats"\n'
             "Then L is about 1.206276"),
        slip("prime of a word processor", f"{EXPECT}\n{LEARN}\nThen b’ is about [-0.0777, -0.0203]"),
        slip("a turn of the memory", f"{READ}\nThen dh2/dh1 is [[1, 0], [1, 1]]\nAnd the spectrum of U is [1, 1]"),
        # u is 0.639427, then 0.025011, for seed 42; after "I" the sums are 0.244728, 0.334759 and 1.
        slip("drawn", 'When I input "I"\nAnd I let it write 1 word, drawn with seed 42\nThen the text is "I cats"\n'
             "And u2 is about 0.639427"),
        slip("drawn again", 'When I input "I"\nAnd I let it write 1 word, drawn with seed 7\n'
             'Then the text is "I like"'),
        slip("drawn from the likeliest", "When I input nothing\n"
             'And I let it write 2 words, drawn from the 1 likeliest with seed 42\nThen the text is "I cats"'),
    ],
    OPEN: [
        slip("tanh", f"Given the activation is tanh\n{EXPECT}\n{LEARN}\nThen L' is about 1.013309"),
        slip("kink", f"Given the activation is ReLU\n{EXPECT}\n"
             "Then every gradient agrees with central differences, but at the kink of ReLU"),
    ],
    # The squares of −4.5, −1.5, 1.5, −4 and −0.5 add up to 41.
    NUMBERS: [
        slip("clipped", f"{EXPECT_NUMBERS}\n{LEARN}, clipped at 3.2015621\n"
             "Then W' is about 2.225000\nAnd k is about 0.5"),
        # W' = 2.045, U' = −0.985, b' = 0.985: h_1' = 0.985 − 0.985 + 2.045.
        slip("after a step", f"{EXPECT_NUMBERS}\n{LEARN.replace('0.1', '0.01')}\n"
             "Then h1' is 2.045\nAnd U' h0 is -0.985"),
        # One decimal at a time: dW = −4.5, 0.1·4.5 = 0.45, W' = 2.45 ≈ 2.5, b' = 0.85 ≈ 0.9, U' = −0.85 ≈ −0.9.
        slip("rounded by hand", f"Given working to 1 decimal\n{EXPECT_NUMBERS}\n{LEARN}\nThen W' is 2.5\n"
             "And b' is 0.9\nAnd h1' is 2.5"),
        slip("the second step begins where the first has ended", f"{EXPECT_NUMBERS}\n"
             "And I take 2 steps of gradient descent at rate 0.01\nThen W is 2.045\nAnd dh1/dh0 is -0.985"),
    ],
}  # fmt: skip
