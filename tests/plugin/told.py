"""Slips in the forms of claims, in what is written and in what is given, and what is to be said of each."""

from __future__ import annotations

from .slips import ARTICLE, JOINED, NOTHING, NUMBERS, UNEVEN, Slip

READ = 'When I input "I like"'
STEPS = "When I input the numbers 1, 2\nThen the time steps are about\n  | t | a | h |\n"


def article(name: str, claim: str, *told: str) -> Slip:
    return Slip(name, f"{READ}\nThen {claim}", told)


SLIPS = {
    ARTICLE: [
        article("cut too late", "Z2 is 2995.74…", "computed 2995.736, printed 2995.74…", "its digits begin 2995.73…"),
        article(
            "cut wrong", "p0 is [0.333…, 0.334…, 0.333...]", "p0[2]: computed 0.333333, printed 0.334…", "begin 0.333…"
        ),
        article(
            "rounded", "Z2 is 2995.74 truncated to 2 decimals", "it was rounded, not truncated; truncated it is 2995.73"
        ),
        article(
            "too long", "Z2 is 2995.741 truncated to 2 decimals", "has more than 2 decimals: print 2 or claim more"
        ),
        article("too far", "Z2 is 2994.78 within 0.5", "off by 0.956099, more than 0.5"),
        article(
            "too many decimals", "Z2 is 1 truncated to 99 decimals", "99 decimals are more than numbers carry here"
        ),
        article(
            "too large", "Z2 is 1e400", "1e400 is beyond the numbers that can be computed with: write a smaller one"
        ),
        Slip("too fine", "Given working to 99 decimals", ("99 decimals cannot be kept: choose 0 to 15",)),
        article("no distance", "Z2 is 2994.78 within 0", "0 is not a distance: write a positive number"),
        article("figures", "e^8 is about 2990 to 3 significant figures", "off by 1 unit", "rounded it is 2980"),
        article("decimal comma", "Z2 is about 2995,74", "the decimal sign is a point, write 2995.74"),
        article("letter O", "Z1 is about 1O.5", 'character 2, "O", is a letter; write 10.5'),
        article("letter O in a vector", "h1 is [1, O]", '"O" is not a number: character 1, "O", is a letter; write 0'),
        article("bracket", "h1 is [1, 0", "the brackets of [1, 0 do not pair"),
        article("inner bracket", "W is [[1, 1], [0, 1]", "the brackets of [[1, 1], [0, 1] do not pair"),
        article("rows", "W is [1, 1], [0, 1]", "put one more pair of brackets around them, [[1, 1], [0, 1]]"),
        article("no h3", "h3 is [2, 2]", "there is no h3 in this scenario: there are C, W, U, b, h0, V"),
        article("z for a", "z2 is [2, 2]", "the value before the activation is called a2"),
        article(
            "y for p", "y2 is [2, 2]", "there is no y2 in this scenario: say that the output is linear, or sigmoid"
        ),
        article("a step too far", "U h3 is [2, 2]", "there is no U h3 in this scenario: ", "U h1"),
        Slip(
            "words and vectors",
            f"{READ}\nAnd I input the vector [1, 2]",
            ("words and numbers are mixed in one sequence",),
        ),
        Slip(
            "rows late",
            "Given vectors are rows",
            ("the convention of rows tells how matrices are read: say it before",),
        ),
        Slip(
            "joined late",
            "Given the weights W of [x; h] are [[1, 2]]",
            ("the joined matrix W tells how matrices are read",),
        ),
        Slip(
            "rounding late",
            f"{READ}\nGiven working to 3 decimals",
            ("how far to round is given after the input was read",),
        ),
        Slip(
            "backwards late",
            f"{READ}\nGiven the sequence is read backwards",
            ("the direction is given after the input",),
        ),
        Slip(
            "ellipsis",
            "Given the bias b is [0.333…, 0]",
            ("0.333… leaves digits out", "write the number whole, like 1/3"),
        ),
        Slip("letter given", "Given the bias b is [O, 1]", ('character 1, "O", is a letter; write 0',)),
        Slip("bracket given", "Given the bias b is [0, 1", ("the brackets of [0, 1 do not pair",)),
        Slip(
            "no such output", "Given the output is tanh", ("tanh is not an output: choose softmax, logits, linear or",)
        ),
        Slip("cold", "Given the temperature is 0", ("the temperature is 0: it must be a positive number",)),
        Slip(
            "taken shape", f"{READ}\nAnd I take h1 as [1, 2, 3]", ("h_1 is a vector of 2, but a vector of 3 was given",)
        ),
    ],
    UNEVEN: [
        Slip(
            "numbers for words",
            "When I input the numbers 1, 2",
            ("x_1 is a number but should be a vector of 2: C is 2×2, so each word is a vector of 2",),
        ),
        Slip(
            "twice backwards",
            'Given the sequence is read backwards\nWhen I input "a"\nAnd I input "b"',
            ("a sequence that is read backwards is read in one step: put both inputs into one",),
        ),
    ],
    NUMBERS: [
        Slip(
            "wrong row",
            f"{STEPS}  | 1 | 0.5 | 0.4621 |\n  | 2 | 1.3697 | 0.9786 |",
            ("h2: computed 0.878622, printed 0.9786", "h_2 = tanh(a_2)"),
        ),
        Slip(
            "missing step",
            f"{STEPS}  | 1 | 0.5 | 0.4621 |\n  | 3 | 1 | 1 |",
            ("there is no time step 3: those that were read are 1, 2",),
        ),
        Slip("double step", f"{STEPS}  | 1 | 0.5 | |\n  | 1 | 0.5 | |", ("two rows are of time step 1: remove one",)),
        Slip(
            "empty cells",
            f"{STEPS}  | 1 | | |\n  | 2 | | |",
            ("the table claims nothing, because all its cells are empty",),
        ),
        Slip(
            "unheaded",
            STEPS.replace("| t |", "| n |") + "  | 1 | 0.5 | |",
            ("head the first column t, the others with names",),
        ),
        Slip(
            "unknown column", STEPS.replace("| a |", "| k |") + "  | 1 | 0.5 | |", ("there is no k1 in this scenario",)
        ),
        Slip(
            "word",
            'When I input "cats"',
            ('"cats" is a word, and there is no embedding C that turns it into a vector',),
        ),
        Slip("no V", "When I input the number 1\nThen y1 is 2", ("y1 needs the output weights V: give them",)),
        Slip(
            "softmax of one",
            "Given V is 2\nWhen I input the number 1",
            ("V gives one number, but softmax needs several",),
        ),
        Slip("matrix for number", "Given b is [1, 2]", ("b is a vector of 2 but should be a number: U is a number",)),
    ],
    JOINED: [
        Slip(
            "other order",
            "When I input the number 5\nThen W [h0; x1] is [1, 0]",
            ("there is no W [h0; x1]", "did you mean W [x1; h0]?"),
        ),
        Slip(
            "U too",
            "Given U is [[1, 0], [0, 1]]\nWhen I input the number 5",
            ("give either W and U, or one joined",),
        ),
    ],
    NOTHING: [
        Slip(
            "no probability",
            "Given the probabilities p are [0.2, 1.3]",
            ("p holds 1.3, which is not a probability: write numbers from 0",),
        ),
        Slip(
            "no matrix",
            "Given the matrix A is [1, 2]",
            ("[1, 2] is not a matrix: write it like [[1, 2], [3, 4]], or call it",),
        ),
        Slip(
            "given twice",
            "Given the vector x is [1]\nAnd the number x is 1",
            ("x is there already: give it once, or call it",),
        ),
        Slip(
            "no vocabulary",
            "Given the words are one-hot vectors",
            ("the vocabulary is missing: give it, or head the embedding C with the words",),
        ),
        Slip("nothing there", "Given the vector x is [1]\nThen A x is [1]", ("there is no A x in this scenario",)),
        Slip(
            "impossible",
            'Given the probabilities p\n  | a | b |\n  | 1 | 0 |\nAnd the target is "b"\nThen the cross-entropy is 1',
            ('p("b") is 0 where its logarithm is taken: what happened cannot have probability 0',),
        ),
        Slip(
            "target of another length",
            "Given the probabilities p are [0.2, 0.3, 0.5]\nAnd the target y is [0, 1]\nThen the cross-entropy is 1",
            ("y is a vector of 2 but p is a vector of 3: give the target an entry for each probability",),
        ),
    ],
}
RIGHT = {
    ARTICLE: [
        article("digits before an ellipsis", "Z2 is 2995.73…"),
        article("thirds", "p0 is [0.333…, 0.333..., 0.3…]"),
        article("cut off and said so", "Z2 is 2995.73 truncated to 2 decimals"),
        article("near enough", "Z2 is 2994.78 within 1"),
        article("figures", "Z2 is about 3000 to 3 significant figures"),
        article("a slip of the source", "Z2 is about 2995.74, though the source prints 2994.78"),
        article("a slip in a vector", "h1 is [1, 0], though the source prints [1, 1]"),
    ],
    NUMBERS: [
        Slip("steps", f"{STEPS}  | 2 | 1.3697 | 0.8786 |\n  | 1 | 0.5 | |"),
        Slip(
            "the initial state too",
            "When I input the number 1\nThen the time steps are\n  | t | h | W x |\n  | 0 | 0 | |\n  | 1 | | 0.5 |",
        ),
    ],
}
