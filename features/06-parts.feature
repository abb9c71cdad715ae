Feature: The parts, one at a time
  A network is made of few parts: a look-up, a product, a softmax, and a number that says how wrong it was.
  Each can be taken out and worked by itself, with numbers that fit on the back of an envelope.
  Where somebody has printed the numbers before us, the scenario says who.

  Rule: Embedding: a word is looked up
    An embedding is a table. Nothing is computed: the word's index says which column to copy.

    Background: Three words of two numbers
      Given the embedding C
        | red | green | blue |
        | 5   | -1    | 0    |
        | 2   | 4     | 3    |

    Scenario: Copy the column
      Then the word "green" has index 1
      And C("green") is [-1, 4]

    Scenario: The same as a product
      A one-hot vector has a 1 at the word's index and 0 everywhere else.
      A matrix times a one-hot vector is a look-up, only slower.

      Given the matrix E is [[5, -1, 0], [2, 4, 3]]
      And the vector k is [0, 1, 0]
      Then E k is [-1, 4]
      And E k equals C("green")

  Rule: Embedding: a word may be a row
    Scenario: PyTorch's own example
      The documentation of PyTorch's `nn.Embedding` keeps a word in each row,
      and looks up index 1, which is the *second* row, because it counts from 0.

      Given vectors are rows
      And the vocabulary "zero", "one"
      And the embedding C is [[1, 2.3, 3], [4, 5.1, 6.3]]
      Then the word "one" has index 1
      And C("one") is [4, 5.1, 6.3]

  Rule: Matrix times vector
    Each row of the matrix is laid along the vector; what meets is multiplied, and the row added up.

    Scenario: Two rows, three columns
      Given the matrix A is [[2, 0, -1], [1, 3, 4]]
      And the vector k is [3, -2, 1]
      Then A k is worked out row by row as
        | 2·3 + 0·(-2) + (-1)·1 |
        | 1·3 + 3·(-2) + 4·1    |
      And A k is [5, 1]
      And A has shape 2×3
      And A k has shape 2

    Scenario: Another number in the vector, another product
      Given the matrix A is [[2, 0, -1], [1, 3, 4]]
      And the vector k is [3, -2, 2]
      Then A k is [4, 5]

  Rule: Softmax: scores become probabilities
    Every score is made positive by $e^x$, then divided by the sum of them all.

    Scenario: Three scores
      Given the logits o
        | red | green | blue |
        | 2   | 1     | -1   |
      Then e^2 is about 7.389
      And e^1 is about 2.718
      And e^-1 is about 0.368
      And Z is about 10.475
      And p is about
        | red   | green | blue  |
        | 0.705 | 0.259 | 0.035 |
      And the predicted word is "red"

    Scenario: Only differences count
      Ten more for every score is no more for any.

      Given the logits o
        | red | green | blue |
        | 12  | 11    | 9    |
      Then p is about [0.705, 0.259, 0.035]

    Scenario: Scores too large for a calculator
      $e^{3000}$ has 1303 digits, more than a calculator can hold. Only differences count,
      so 3000 is taken from every score first: $e^0 = 1$, $e^{-1} \approx 0.368$, and next to nothing.

      Given the logits o are [3000, 2999, 0]
      Then p is about [0.731, 0.269, 0.000]

    Scenario Outline: The same scores at temperature <τ>
      The scores are divided by the temperature first.
      A low one makes the softmax sure of itself, a high one makes it shrug.

      Given the logits o are [2, 1, -1]
      And the temperature is <τ>
      Then p is about <p>

      Examples:
        | τ   | p                     |
        | 1/2 | [0.879, 0.119, 0.002] |
        | 1   | [0.705, 0.259, 0.035] |
        | 2   | [0.547, 0.331, 0.122] |
        | 100 | [0.338, 0.334, 0.328] |

    Scenario: Six scores from a textbook
      Jurafsky and Martin's *Speech and Language Processing* (a draft of the third edition,
      as quoted in a transcript of it) works a softmax of six scores.
      Four of the six probabilities are rounded; two are cut off, 0.0067 and 0.0999.

      Given the logits o are [0.6, 1.1, -1.5, 1.2, 3.2, -1.1]
      Then p is about [0.055, 0.090, 0.007, 0.100, 0.74, 0.010], though the source prints [0.055, 0.090, 0.006, 0.099, 0.74, 0.010]
      And p[3] is 0.006 truncated to 3 decimals
      And p[4] is 0.099 truncated to 3 decimals

  Rule: Cross-entropy: how surprised was the model?
    The word that came had some probability. The loss is minus its natural logarithm:
    nothing for a word that was certain, the more the less it was expected.

    Scenario: The word that came
      Given the probabilities p
        | red | green | blue |
        | 0.7 | 0.2   | 0.1  |
      And the target is "green"
      Then the cross-entropy is about 1.609
      And the perplexity is 5

    Scenario: The first letter of "hello"
      In Andrej Karpathy's [post on recurrent networks](https://karpathy.github.io/2015/05/21/rnn-effectiveness/) (2015)
      a network has read "h", and scores the four letters it knows. "e" should come next. The network would rather say "o".

      Given the logits o
        | h   | e   | l    | o   |
        | 1.0 | 2.2 | -3.0 | 4.1 |
      And the target is "e"
      Then the predicted word is "o", with probability 84%
      And p("e") is about 12.5%
      And L is about 2.08

    Scenario: Percentages that should make 100
      The slides of Stanford's course CS231n give the same four probabilities as per cent
      (3, 13, 0 and 84, as quoted in a reader's notes). The first is 3.77 %.
      Rounded, all four would come to 101; as printed they come to 100.

      Given the logits o
        | h   | e   | l    | o   |
        | 1.0 | 2.2 | -3.0 | 4.1 |
      Then p("h") is about 3.77%
      And p is about [4%, 13%, 0%, 84%], though the source prints [3%, 13%, 0%, 84%]

    Scenario Outline: The target is a distribution, <y>
      Where several words would have been right, each counts with its share:
      $L = -\sum_i y_i \ln(p_i)$. With a one-hot target only one term is left, and it is the loss of that word.
      A model that spreads its guesses just as the target does has not lost all surprise, but cannot have less.

      Given the probabilities p are [0.5, 0.25, 0.25]
      And the target y is <y>
      Then the cross-entropy is about <L>
      And the perplexity is about <PP>

      Examples:
        | y                 | L     | PP    |
        | [0, 0, 1]         | 1.386 | 4.000 |
        | [0.25, 0.5, 0.25] | 1.213 | 3.364 |
        | [0.5, 0.25, 0.25] | 1.040 | 2.828 |

    Scenario: Two words, and the mean of their losses
      *Dive into Deep Learning* (Zhang, Lipton, Li and Smola) has two examples whose true classes got 0.1 and 0.5.
      Its older edition prints a loss for each, 2.3026 and 0.6931, its newer one their mean, 1.4979.
      Both are right; an edition is a convention too.

      Given the words of a sentence have the probabilities [0.1, 0.5]
      Then the cross-entropy is about 1.4979

    Scenario Outline: One of the two, at <q>
      Given the words of a sentence have the probabilities [<q>]
      Then the cross-entropy is about <L>

      Examples:
        | q   | L      |
        | 0.1 | 2.3026 |
        | 0.5 | 0.6931 |

    Scenario: A result and its explanation
      Problem 134 of Open-Deep-ML asks for the mean loss of two examples whose true classes got 0.7 and 0.6.
      The result it prints, 0.4338, is right. The explanation beside it says 0.4463.

      Given the words of a sentence have the probabilities [0.7, 0.6]
      Then the cross-entropy is about 0.4338
      But the cross-entropy is about 0.4338, though the source prints 0.4463

  Rule: Perplexity: among how many words was it choosing?
    Perplexity is $e^L$. It is a count: as unsure as if it had chosen blindly among so many words.

    Scenario Outline: A blind guess among <K> words
      Given the words of a sentence have the probabilities [<p>, <p>, <p>, <p>]
      Then the perplexity is <K>

      Examples:
        | K  | p    |
        | 2  | 1/2  |
        | 3  | 1/3  |
        | 10 | 1/10 |

    Scenario: 8000 words
      Denny Britz's tutorial on recurrent networks (2015) has a vocabulary of 8000 words,
      and prints the loss to expect of a model that has not learned anything yet: 8.987197 (as quoted in its translations).

      Given the words of a sentence have the probabilities [1/8000]
      Then the cross-entropy is about 8.987197
      And the perplexity is about 8000

    Scenario: "red red red red blue", guessed blindly
      The example is Jurafsky and Martin's, from *Speech and Language Processing* (as quoted in a Chinese translation).
      There are three colours, so a blind guess gives each word a third.

      Given the words of a sentence have the probabilities [1/3, 1/3, 1/3, 1/3, 1/3]
      Then the perplexity is 3

    Scenario: "red red red red blue", by a model that likes red
      This one gives red 0.8, and each of the others 0.1. It is seldom surprised, and its perplexity is below 2.
      The book takes the fifth root of $0.8^4 \cdot 0.1 = 0.04096$, which it cuts off at 0.527.
      The result, 1.89, is right all the same; $1 / 0.527$ would have been 1.90.

      Given the words of a sentence have the probabilities [0.8, 0.8, 0.8, 0.8, 0.1]
      Then the perplexity is about 1.89
      And the cross-entropy is about 0.639
