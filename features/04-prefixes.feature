Feature: Every prefix has its distribution
  The article shows one distribution, after "I like".
  A language model gives one after every prefix: before any word, after "I", and after "I like".

  Background: The model of the article, with its activation left open
    Given the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And the input weights W are [[1, 1], [0, 1]]
    And the recurrent weights U are [[1, 0], [1, 1]]
    And the output weights V are [[1, 0], [0, 1], [2, 2]]

  Rule: Before any word
    Scenario: The model has no opinion
      The memory is $h_0 = [0, 0]$, so every score is 0 and the three words tie.

      Given the activation is tanh(x) ≈ x
      When I input nothing
      Then V h0 is [0, 0, 0]
      And Z0 is 3
      And p before any word is [1/3, 1/3, 1/3]
      And the predicted words "I", "like" and "cats" tie

  Rule: After "I"
    Scenario: The model would rather have said "I cats"
      "like" is the least likely word here. The article's sentence surprises the article's model.

      Given the activation is tanh(x) ≈ x
      When I input "I"
      Then V h1 is [1, 0, 2]
      And p after "I" is about [0.244728, 0.090031, 0.665241]
      And the predicted word is "cats", with probability 66.5%

  Rule: After "I like"
    Scenario: The model says "cats"
      Given the activation is tanh(x) ≈ x
      When I input "I like"
      Then p after "I like" is about [0.002467, 0.002467, 0.995067]
      And p("cats") is about 99.5067%

  Rule: The whole way
    Scenario: Three distributions with tanh(x) ≈ x
      Given the activation is tanh(x) ≈ x
      When I input "I like"
      Then the probabilities after each prefix are about
        | prefix | I        | like     | cats     |
        |        | 0.333333 | 0.333333 | 0.333333 |
        | I      | 0.244728 | 0.090031 | 0.665241 |
        | I like | 0.002467 | 0.002467 | 0.995067 |

    Scenario: Three distributions with the true tanh
      Given the activation is tanh
      When I input "I like"
      Then the probabilities after each prefix are about
        | prefix | I        | like     | cats     |
        |        | 0.333333 | 0.333333 | 0.333333 |
        | I      | 0.277115 | 0.129391 | 0.593494 |
        | I like | 0.052876 | 0.052876 | 0.894249 |
