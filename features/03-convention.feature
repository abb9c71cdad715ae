Feature: Which matrix, and which way round
  The article's $U$ is its $W$ transposed, and this hides a great deal.
  Exchange the two, or multiply by rows instead of columns, and $h_2 = [2, 2]$ and every later number stay as they are:
  a reader who checks only the end could have built another network and never know it.

  The models on this page have no symmetry to hide behind.
  Each intermediate value can be right in only one way, and every mistake of that kind shows in some step.
  They were worked by hand; each product can be redone on paper.

  Rule: Every product is a matrix times a column
    Background: Words of three numbers, a memory of two
      Given the embedding C
        | a | b  |
        | 1 | 0  |
        | 2 | -1 |
        | 0 | 3  |
      And the input weights W are [[1, 2, 0], [0, 1, -1]]
      And the recurrent weights U are [[1, 2], [3, -1]]
      And the bias b is [1, -2]
      And the initial state h0 is [1, 1]
      And the output weights V are [[1, 2], [0, -1]]
      And the output bias c is [3, 4]

    Scenario: The first word, product by product
      Given the activation is identity
      When I input "a"
      Then x1 is [1, 2, 0]
      And W x1 is worked out row by row as
        | 1·1 + 2·2 + 0·0    |
        | 0·1 + 1·2 + (-1)·0 |
      And W x1 is [5, 2]
      And U h0 is worked out row by row as
        | 1·1 + 2·1    |
        | 3·1 + (-1)·1 |
      And U h0 is [3, 2]
      And a1 is worked out as "[1, -2] + [3, 2] + [5, 2]"
      And h1 is [9, 2]

    Scenario: The second word, product by product
      Given the activation is identity
      When I input "a b"
      Then x2 is [0, -1, 3]
      And W x2 is [-2, -4]
      And U h1 is [13, 25]
      And h2 is [12, 19]

    Scenario: The scores, with an output bias
      Given the activation is identity
      When I input "a b"
      Then V h0 is [3, -1]
      And V h2 is [50, -19]
      And o2 is worked out as "V h_2 + c"
      And o2 is [53, -15]

    Scenario Outline: <activation>, at 2 and at −4
      The word "b" brings the pre-activation to $[2, -4]$: one number on each side of zero.

      Given the activation is <activation>
      When I input "b"
      Then a1 is [2, -4]
      And h1 is about <h1>

      Examples:
        | activation | h1                    |
        | identity   | [2.000000, -4.000000] |
        | tanh       | [0.964028, -0.999329] |
        | ReLU       | [2.000000, 0.000000]  |
        | sigmoid    | [0.880797, 0.017986]  |

  Rule: Square matrices fit either way round, but give other numbers
    Background: Words of two numbers, a memory of two
      Given the embedding C
        | a | b |
        | 1 | 2 |
        | 0 | 1 |
      And the input weights W are [[1, 2], [0, 3]]
      And the recurrent weights U are [[0, 1], [2, 1]]
      And the bias b is [1, -1]
      And the initial state h0 is [1, 2]
      And the output weights V are [[1, 3], [0, 2]]
      And the output bias c is [0, 1]
      And the activation is identity

    Scenario: Two words, every intermediate
      When I input "b a"
      Then x1 is [2, 1]
      And W x1 is [4, 3]
      And U h0 is [2, 4]
      And h1 is [7, 6]
      And x2 is [1, 0]
      And W x2 is [1, 0]
      And U h1 is [6, 20]
      And h2 is [8, 19]
      And V h2 is [65, 38]
      And o2 is [65, 39]

  Rule: In the article, only the first step can tell
    Background: What the article says, but for W and U
      Given the embedding C
        | I | like | cats |
        | 1 | 0    | 1    |
        | 0 | 1    | 1    |
      And the output weights V are [[1, 0], [0, 1], [2, 2]]
      And the activation is tanh(x) ≈ x

    Scenario Outline: The article's sentence with <reading>
      Multiplying by rows, $x W$ instead of $W x$, is the same as transposing $W$ and $U$;
      in the article that is the same as exchanging them. Only $h_1$ notices.

      Given the input weights W are <W>
      And the recurrent weights U are <U>
      When I input "I like"
      Then h1 is <h1>
      And h2 is [2, 2]
      And the predicted word is "cats", with probability 99.5%

      Examples:
        | reading             | W                | U                | h1     |
        | columns, as printed | [[1, 1], [0, 1]] | [[1, 0], [1, 1]] | [1, 0] |
        | W and U exchanged   | [[1, 0], [1, 1]] | [[1, 1], [0, 1]] | [1, 1] |
