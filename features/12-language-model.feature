Feature: Is it a good language model?
  The [article](01-article.feature) reads "I like", and its network answers "cats" with 99.5 %.
  That sounds like a model that knows its language. Let us give it the whole sentence, and mark every word of it.

  Nothing new is needed but the logarithm. The probability of a sentence is a product;
  its logarithm is a sum, which is easier to add up, and its mean can be compared with that of other sentences.

  Background: The model of the article, with its activation left open
    Given the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And the input weights W are [[1, 1], [0, 1]]
    And the recurrent weights U are [[1, 0], [1, 1]]
    And the bias b is [0, 0]
    And the initial state h0 is [0, 0]
    And the output weights V are [[1, 0], [0, 1], [2, 2]]

  Rule: The probability of a sentence is a product
    A sentence is read from the left. Each word is judged by what stands before it, and by nothing else:

    $$p(w_1, w_2, w_3) = p(w_1) \cdot p(w_2 \mid w_1) \cdot p(w_3 \mid w_1, w_2)$$

    This is the chain rule of probability. It holds for every distribution; a language model provides its factors.

    Scenario: What each word was given
      $p_0$ is the distribution before any word, $p_1$ the one after "I", $p_2$ the one after "I like".
      The three factors are one entry of each.

      Given the activation is tanh(x) ≈ x
      When I input "I like"
      Then p0("I") is 1/3
      And p1("like") is about 0.090031
      And p2("cats") is about 0.995067

    Scenario: The chain rule
      $0.333333 \cdot 0.090031 \cdot 0.995067 = 0.029862$.
      Of a hundred sentences of three words that this model makes up, three are "I like cats".

      Given the activation is tanh(x) ≈ x
      When I input "I like"
      Then the probability of "I like cats" is about 0.029862
      And the probability of "like cats" after "I" is about 0.089586
      And the probability of "cats" after "I like" is about 0.995067

    Scenario: The same in logarithms
      $$\ln(0.333333) + \ln(0.090031) + \ln(0.995067)$$
      $$= -1.098612 - 2.407606 - 0.004945$$

      A product of many small factors soon has more zeros than a page is wide. A sum has not.

      Given the activation is tanh(x) ≈ x
      When I input "I like"
      Then the log-probability of "I like cats" is about -3.511164

    Scenario: The true tanh thinks more of the sentence
      Given the activation is tanh
      When I input "I like"
      Then p1("like") is about 0.129391
      And p2("cats") is about 0.894249
      And the probability of "like cats" after "I" is about 0.115708
      And the probability of "I like cats" is about 0.038569
      And the log-probability of "I like cats" is about -3.255300

  Rule: Cross-entropy is the price of a word
    The price of a word is $-\ln(p)$: nothing if it was certain, and the more the less it was expected.
    To say which word should come after each, one writes the sentence twice, the second time one word ahead.

    Background: The sentence, one word ahead
      | read    | I    | like |
      |---|---|---|
      | expect  | like | cats |

      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"

    Scenario: Two prices
      "like" was the least likely word of the three, and is dear. "cats" is all but free.

      Then L1 is worked out as '-ln(p_1("like"))'
      And L1 is about 2.407606
      And L2 is worked out as '-ln(p_2("cats"))'
      And L2 is about 0.004945

    Scenario: Their mean
      Then L is worked out as "(L_1 + L_2)/2"
      And the cross-entropy is about 1.206276

    Scenario: In bits
      The natural logarithm counts in nats, the logarithm to the base 2 in bits.
      One is the other times a constant: a nat is $1 / \ln(2) \approx 1.4427$ bits.

      Then the cross-entropy in bits is about 1.740288

    Scenario: Among how many words was it choosing?
      $e^{1.206276} \approx 3.341$. The model was as unsure as if it had chosen blindly among 3.3 words.
      There are only three.

      Then the perplexity is about 3.341018

    Scenario: Worse than guessing
      Who knows nothing at all, and gives each of the three words a third, pays $\ln(3)$ for every word.
      The article's model pays more. It is so sure of itself after "I" that one "like" costs it
      more than all its certainty about "cats" can win back.

      Then the cost of guessing evenly is about 1.098612
      And the model does worse than guessing

  Rule: A less certain model is a better one
    Scenario Outline: The sentence under <activation>
      The true $\tanh$ is never as sure as 99.5 %. It pays more for "cats", but less for "like",
      and that is the better bargain: the mean is below $\ln(3)$.

      Given the activation is <activation>
      When I input "I like" and expect "like cats"
      Then L1 is about <L1>
      And L2 is about <L2>
      And the cross-entropy is about <L>
      And the cross-entropy in bits is about <bits>
      And the perplexity is about <PP>
      And the model does <verdict> than guessing

      Examples:
        | activation  | L1       | L2       | L        | bits     | PP       | verdict |
        | tanh(x) ≈ x | 2.407606 | 0.004945 | 1.206276 | 1.740288 | 3.341018 | worse   |
        | tanh        | 2.044917 | 0.111771 | 1.078344 | 1.555721 | 2.939807 | better  |

  Rule: What the memory keeps of the order
    "I like" and "like I" are made of the same words. Does the network know that they are different?
    What it knows is in its memory. Two beginnings that end in the same memory go on in the same way for ever.

    Scenario Outline: "I like" and "like I" under <activation>
      Given the activation is <activation>
      When I input "I like"
      Then h2 is about <h2>
      And reading "like I" instead ends in <which> memory

      Examples: Only one of the two can tell them apart
        With $\tanh(x) \approx x$ both orders end in $[2, 2]$; with the true $\tanh$, "like I" ends in $[0.942681, 0.909252]$.

        | activation  | h2                   | which    |
        | tanh(x) ≈ x | [2.000000, 2.000000] | the same |
        | tanh        | [0.942681, 0.942681] | another  |

  Rule: It writes
    A model that predicts one word can write a text: it says a word, reads what it has said, and says the next.

    Scenario Outline: Always the likeliest word, under <activation>
      Each step takes the highest probability. It is called greedy, and it soon goes round in a circle.

      Given the activation is <activation>
      When I input "I"
      And I let it write 3 words
      Then the text is "I cats cats cats"
      And p1("cats") is about <p1>
      And p2("cats") is about <p2>

      Examples:
        | activation  | p1       | p2       |
        | tanh(x) ≈ x | 0.665241 | 0.998754 |
        | tanh        | 0.593494 | 0.901023 |

    Scenario: The likeliest word at any temperature
      A temperature of 5 makes the model less sure. It does not change which word is the likeliest,
      and so the text remains what it was.

      Given the activation is tanh(x) ≈ x
      And the temperature is 5
      When I input "I"
      And I let it write 2 words
      Then the text is "I cats cats"
      And p1("cats") is about 0.401760
      And p2("cats") is about 0.690372

    Scenario: From nothing
      Before any word the three words tie. Of words that tie, the first of the vocabulary is written.

      Given the activation is tanh(x) ≈ x
      When I input nothing
      And I let it write 2 words
      Then the text is "I cats"

  Rule: It draws
    To write something else, each word is drawn with its own probability.
    Lay the probabilities end to end, from 0 to 1, in the order of the vocabulary, and throw a dart $u$ at the line:
    the word it hits is written. Where the pieces end is told by the running sums of $p$,
    which are a product with a triangle of ones, $S p$.

    The darts come from Python's `random.Random(seed)`, whose numbers are the same on every machine.
    For seed 7 they begin 0.323833, 0.150849, 0.650934; for seed 13, 0.259008, 0.685258, 0.684081.

    Background: A triangle that adds up
      Given the matrix S is [[1, 0, 0], [1, 1, 0], [1, 1, 1]]

    Scenario: A dart between two sums
      0.323833 lies between 0.244728 and 0.334759, on the piece of "like".
      After "I like" the first two pieces are tiny, and 0.150849 lies beyond them, on "cats".
      Seed 7 writes the article's own sentence.

      Given the activation is tanh(x) ≈ x
      When I input "I"
      And I let it write 2 words, drawn with seed 7
      Then S p1 is about [0.244728, 0.334759, 1.000000]
      And u2 is about 0.323833
      And S p2 is about [0.002467, 0.004933, 1.000000]
      And u3 is about 0.150849
      And the text is "I like cats"

    Scenario: The same darts at temperature 5
      A high temperature makes the pieces more alike. That of "I" has grown from 0.244728 to 0.328933,
      and now holds the dart that hit "like" before.

      Given the activation is tanh(x) ≈ x
      And the temperature is 5
      When I input "I"
      And I let it write 3 words, drawn with seed 7
      Then S p1 is about [0.328933, 0.598240, 1.000000]
      And u2 is about 0.323833
      And S p2 is about [0.247263, 0.449705, 1.000000]
      And u3 is about 0.150849
      And S p3 is about [0.124229, 0.248458, 1.000000]
      And u4 is about 0.650934
      And the text is "I I I cats"

    Scenario: Another seed, among all words
      Given the activation is tanh(x) ≈ x
      When I input "I"
      And I let it write 1 word, drawn with seed 13
      Then S p1 is about [0.244728, 0.334759, 1.000000]
      And u2 is about 0.259008
      And the text is "I like"

    Scenario: Another seed, among the likeliest two
      Unlikely words are sometimes better left out. Of the three only "I" and "cats" are kept,
      and their probabilities are divided by their sum: $0.244728 / 0.909969 = 0.268941$.
      The dart at 0.259008, which hit "like" above, now hits "I".

      Given the activation is tanh(x) ≈ x
      When I input "I"
      And I let it write 2 words, drawn from the 2 likeliest with seed 13
      Then p1 is about [0.244728, 0.090031, 0.665241]
      And u2 is about 0.259008
      And p2 is about [0.017868, 0.006573, 0.975559]
      And u3 is about 0.685258
      And the text is "I I cats"
