Feature: Tom Yeh's network, by hand
  One sheet of paper, four numbers to read, a memory of two, and every result a whole number:
  sheet 2, "Recurrent Neural Network (RNN)", of Tom Yeh's *AI by Hand*, volume 1,
  which he posted [on LinkedIn](https://www.linkedin.com/posts/tom-yeh_deeplearning-neuralnetworks-generativeai-activity-7142506286788620288-jLN4/)
  in December 2023.
  The matrices and the inputs are the sheet's.
  The numbers of the first two steps are as quoted in [an answer on AI Stack Exchange](https://ai.stackexchange.com/questions/45724),
  which leaves the other two to its reader; here they are worked out.

  Background: The sheet, in our letters
    The sheet writes $h_t = \varphi(A h_{t-1} + B x_t)$ and $y_t = C h_t$, with $\varphi$ for ReLU and all vectors as columns.
    Its $A$ is our $U$, its $B$ our $W$, and its $C$, which makes the output, our $V$, not the embedding.
    $B$ and $A$ stand side by side on it, in one block of three columns; here they are taken apart.
    There is no bias, and the memory begins at zero.

    | here | on the sheet | what it meets |
    |---|---|---|
    | $W$ | $B$ | the input $x_t$, a plain number |
    | $U$ | $A$ | the memory $h_{t-1}$ |
    | $V$ | $C$ | the new memory $h_t$ |

    Given the input weights W are [[1], [2]]
    And the output weights V are [[-1, 1]]
    And the initial state h0 is [0, 0]
    And the output is linear

  Rule: The four steps
    Background: A, as it stands on the sheet
      Given the recurrent weights U are [[1, -1], [1, 1]]
      And the activation is ReLU

    Scenario: The first two inputs, 3 and 4
      When I input the numbers 3, 4
      Then h1 is [3, 6]
      And y1 is 3
      And U h1 is [-3, 9]
      And W x2 is [4, 8]
      And h2 is [1, 17]
      And y2 is 16

    Scenario: The last two inputs, 5 and 6
      Here ReLU has something to do at last: the first number of the memory would be −11, then −22, and is set to 0.

      When I input the numbers 3, 4, 5, 6
      Then a3 is [-11, 28]
      And h3 is [0, 28]
      And a4 is [-22, 40]
      And h4 is [0, 40]

    Scenario: The whole sheet
      When I input the numbers 3, 4, 5, 6
      Then the time steps are
        | t | x | W x     | a         | h       | y  |
        | 1 | 3 | [3, 6]  | [3, 6]    | [3, 6]  | 3  |
        | 2 | 4 | [4, 8]  | [1, 17]   | [1, 17] | 16 |
        | 3 | 5 | [5, 10] | [-11, 28] | [0, 28] | 28 |
        | 4 | 6 | [6, 12] | [-22, 40] | [0, 40] | 40 |

  Rule: What the sheet can tell apart
    A good exercise gives a wrong answer to a wrong method.
    This one does, and soon: its $A$ is not symmetric, and its inputs reach both sides of ReLU.

    Scenario Outline: The outputs with <method>
      Multiplying the memory from the other side, $h A$ instead of $A h$, is the same as transposing $A$.
      The first step cannot show it, because there is nothing in the memory yet; the second does.
      A forgotten ReLU shows in the third.

      Given the recurrent weights U are <U>
      And the activation is <activation>
      When I input the numbers 3, 4, 5, 6
      Then y1 is <y1>
      And y2 is <y2>
      And y3 is <y3>
      And y4 is <y4>

      Examples:
        | method             | U                 | activation | y1 | y2 | y3  | y4  |
        | A, as on the sheet | [[1, -1], [1, 1]] | ReLU       | 3  | 16 | 28  | 40  |
        | A transposed       | [[1, 1], [-1, 1]] | ReLU       | 3  | -2 | -21 | -43 |
        | the ReLU forgotten | [[1, -1], [1, 1]] | identity   | 3  | 16 | 39  | 62  |
