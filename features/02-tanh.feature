Feature: What tanh(x) ≈ x hides
  The [article](01-article.feature) takes $\tanh(x)$ to be $x$, and reaches 99.5 %.
  Here is the same network on the same sentence with the true $\tanh$, the two side by side.
  The prediction stands; the confidence does not.

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

  Scenario Outline: "I like" under <activation>
    Given the activation is <activation>
    When I input "I like"
    Then h1 is about <h1>
    And h2 is about <h2>
    And p2 is about <p2>
    And the predicted word is "cats", with probability <cats>

    Examples: Side by side
      The first row is the article's approximation, the second the true function.

      | activation  | h1                   | h2                   | p2                             | cats   |
      | tanh(x) ≈ x | [1.000000, 0.000000] | [2.000000, 2.000000] | [0.002467, 0.002467, 0.995067] | 99.5 % |
      | tanh        | [0.761594, 0.000000] | [0.942681, 0.942681] | [0.052876, 0.052876, 0.894249] | 89.4 % |

  Scenario: What tanh does to the memory
    $\tanh$ squeezes every number between −1 and 1. At 1 it takes a quarter away, near 2 it takes half.

    Given the activation is tanh
    When I input "I like"
    Then a1 is [1, 0]
    And h1 differs from a1
    And a2 is about [1.76, 1.76]
    And h2 is about [0.94, 0.94]

  Scenario Outline: "like I" under <activation>
    In the article's approximation the memory after two words does not know their order:
    "like I" passes through $h_1 = [1, 1]$ and ends in $[2, 2]$, just as "I like" does.
    The true $\tanh$ can tell them apart.

    Given the activation is <activation>
    When I input "like I"
    Then h1 is about <h1>
    And h2 is about <h2>

    Examples:
      | activation  | h1                   | h2                   |
      | tanh(x) ≈ x | [1.000000, 1.000000] | [2.000000, 2.000000] |
      | tanh        | [0.761594, 0.761594] | [0.942681, 0.909252] |
