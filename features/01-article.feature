Feature: A tiny RNN, worked by hand
  "I like" — and then? A recurrent neural network with three words and 2×2 matrices
  is small enough to find the answer with pencil and paper: "cats", at 99.5 %.

  This page retells a Chinese article,
  《一个可以手算的小小RNN例子》 ("a small RNN example that can be worked by hand", DAMO developer community),
  in the article's own order.
  Every claim it makes is a step below.
  Each step was run when this page was built: its verdict stands beside it, and its working under it.

  Background: The model
    The network knows three words and holds two numbers in memory.
    It reads a word as a vector $x_t$, mixes it with its memory $h_{t-1}$, and keeps the result as its new memory:

    $$h_t = f(b + U h_{t-1} + W x_t)$$

    After each word, $V h_t$ scores every word as the next one, and softmax turns the scores into probabilities $p_t$.
    All vectors are columns. Letters differ from book to book, so here is who says what:

    | here | what it is | PyTorch | ONNX | Goodfellow et al. | d2l |
    |---|---|---|---|---|---|
    | $C$ | embedding, a word a column | `nn.Embedding`, a word a row | | | |
    | $W$ | input weights | `weight_ih` | `W` | $U$ | `W_xh` |
    | $U$ | recurrent weights | `weight_hh` | `R` | $W$ | `W_hh` |
    | $V$ | output weights | `nn.Linear` | | $V$ | `W_hq` |

    Given the vocabulary
      | word | index |
      | I    | 0     |
      | like | 1     |
      | cats | 2     |
    And the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And the input weights W are [[1, 1], [0, 1]]
    And the recurrent weights U are [[1, 0], [1, 1]]
    And the bias b is [0, 0]
    And the initial state h0 is [0, 0]
    And the activation is tanh(x) ≈ x
    And the output weights V
      | I    | 1 | 0 |
      | like | 0 | 1 |
      | cats | 2 | 2 |

  Rule: A language model predicts the next word
    It estimates $p(w_t \mid w_1, w_2, \dots, w_{t-1})$: how likely each word is to come next,
    once the words before it are known.

    @article-1
    Scenario: There is a distribution after every prefix
      Whatever has been read so far, nothing included, the three probabilities add up to 1.

      When I input "I like"
      Then after every prefix the probabilities sum to 1

    @article-2
    Scenario: The memory is updated word by word
      An RNN reads the words one at a time. Its memory $h_t$ changes with each of them,
      and the new memory is made from the old one.

      When I input "I"
      Then h1 differs from h0
      When I input "like"
      Then h2 differs from h1
      And h2 depends on h1

  Rule: A word is a number, then a vector
    @article-3
    Scenario Outline: "<word>" has index <index>
      Then the word "<word>" has index <index>

      Examples:
        | word | index |
        | I    | 0     |
        | like | 1     |
        | cats | 2     |

    @article-4
    Scenario: The embedding C holds one column for each word
      The article writes the columns as $[1, 0]^T$, $[0, 1]^T$ and $[1, 1]^T$.

      Then C has shape 2×3
      When I input "I like cats"
      Then x1 is [1, 0]
      And x2 is [0, 1]
      And x3 is [1, 1]

  Rule: The parameters each have their place
    $W$ meets the word, $U$ meets the memory, $b$ is added to both;
    and before the first word the memory is $h_0$.

    @article-5
    Scenario: W is applied to the word vector
      When I input "like"
      Then W x1 is [1, 1]
      And a1 depends on W x1

    @article-6
    Scenario: U is applied to the hidden state
      When I input "I like"
      Then U h1 is [1, 1]
      And a2 depends on U h1

    @article-7
    Scenario: The bias b is zero
      Then b is [0, 0]

    @article-8
    Scenario: The memory begins at zero
      Then h0 is [0, 0]

    @article-9
    Scenario: The activation is simplified
      $\tanh(x) \approx x$ keeps every number an integer.
      It is a fair approximation near 0 and a poor one at 2, where $\tanh(2) \approx 0.964$:
      [another page](02-tanh.feature) shows what that hides.

      When I input "I like"
      Then h1 equals a1
      And h2 equals a2

    @article-10
    Scenario: V turns the memory into a score for each word
      When I input "I"
      Then V has shape 3×2
      And V h1 is
        | I | like | cats |
        | 1 | 0    | 2    |

  Rule: The input is "I like"
    The model reads two words and gives a distribution for the third.

    @article-11
    Scenario: The third word's distribution is predicted
      When I input "I like"
      Then p after "I like" has shape 3
      And p2 depends on x1
      And p2 depends on x2

  Rule: Step 1 reads "I"
    @article-12
    Scenario: The vector of "I"
      $x_1 = C(w_1) = C(0)$: the first column of $C$.

      When I input "I"
      Then x1 is worked out as "C(0)"
      And x1 is [1, 0]

    @article-13
    Scenario: The memory after "I"
      When I input "I"
      Then h1 is worked out as "b + U h_0 + W x_1"
      And h1 is worked out as "[0, 0] + [0, 0] + [1, 0]"
      And h1 is [1, 0]

  Rule: Step 2 reads "like"
    @article-14
    Scenario: The vector of "like"
      When I input "I like"
      Then x2 is worked out as "C(1)"
      And x2 is [0, 1]

    @article-15
    Scenario: What is kept of the memory
      When I input "I like"
      Then U h1 is worked out as "[[1, 0], [1, 1]] [1, 0]"
      And U h1 is [1, 1]

    @article-16
    Scenario: What the word adds
      When I input "I like"
      Then W x2 is worked out as "[[1, 1], [0, 1]] [0, 1]"
      And W x2 is [1, 1]

    @article-17
    Scenario: The memory after "I like"
      When I input "I like"
      Then h2 is worked out as "b + U h_1 + W x_2"
      And h2 is [2, 2]

  Rule: The output is a score, then a probability
    @article-18 @article-19
    Scenario: The scores, row by row
      When I input "I like"
      Then V h2 is worked out row by row as
        | 1·2 + 0·2 |
        | 0·2 + 1·2 |
        | 2·2 + 2·2 |
      And V h2 is [2, 2, 8]

    @article-20
    Scenario: Softmax, written out
      $\text{softmax}([2, 2, 8]) = \left[\frac{e^2}{Z}, \frac{e^2}{Z}, \frac{e^8}{Z}\right]$
      with $Z = e^2 + e^2 + e^8$.

      When I input "I like"
      Then e^o2 is worked out row by row as
        | e^2 |
        | e^2 |
        | e^8 |
      And Z2 is worked out as "Σ e^{o_2}"
      And p2 is worked out as "e^{o_2}/Z_2"

    @article-21
    Scenario: e² is about 7.39
      When I input "I like"
      Then e^2 is about 7.39

    @article-22
    Scenario: e⁸ is about 2980, to three figures
      The article prints $e^8 \approx 2980$. Its first three figures are right;
      rounded to a whole number it is 2981, so the last digit was cut off, not rounded.

      When I input "I like"
      Then e^8 is about 2980 to 3 significant figures
      But e^8 is about 2981

    @article-23
    Scenario: Z is the sum of the rounded numbers
      The article adds the numbers it has printed, $7.39 + 7.39 + 2980 = 2994.78$,
      and the sum is right. The exact $Z$ is nearly one more.

      When I input "I like"
      Then taking e^o2 as [7.39, 7.39, 2980], Z2 is 2994.78
      But Z2 is about 2995.74

    @article-24
    Scenario: The probabilities are right all the same
      The slip in $Z$ is too small to reach the digits that the article prints.

      When I input "I like"
      Then p2 is about
        | I      | like   | cats  |
        | 0.0025 | 0.0025 | 0.995 |
      And taking e^o2 as [7.39, 7.39, 2980], p2 is about [0.0025, 0.0025, 0.995]

  Rule: The model predicts "cats"
    @article-25
    Scenario: "cats", at 99.5 %
      When I input "I like"
      Then the predicted word is "cats", with probability 99.5%
