Feature: Learning where nothing is zero
  The [article's network](13-learning.feature) leaves out much: its biases and its first memory are zero,
  no word comes twice, and its numbers are ones and twos.
  Here is one that has it all: biases, a first memory, a temperature, a word that is read twice,
  and a first word after which nothing is expected. The walk backwards is the same.

  These are the numbers to hold a program of your own against.

  Background: Two words, a temperature, and no zero that could be missed
    Given the vocabulary "no", "yes"
    And the embedding C is [[1, 0], [2, -1]]
    And the input weights W are [[0.5, 0], [1, -0.5]]
    And the recurrent weights U are [[0, 1], [-0.5, 0.5]]
    And the bias b is [0.5, -1]
    And the initial state h0 is [1, 0.5]
    And the output weights V are [[1, -1], [2, 0.5]]
    And the output bias c is [0.5, -0.5]
    And the activation is tanh
    And the temperature is 2

  Rule: Forwards and backwards
    Background: "no" after the second word, "yes" after the third
      When I input "yes no yes" and expect "no yes"

    Scenario: Forwards
      Then the time steps are about
        | t | a                     | h                      | o                     | p                    | L        |
        | 1 | [1.000000, -0.750000] | [0.761594, -0.635149]  | [1.896743, 0.705614]  | [0.644641, 0.355359] |          |
        | 2 | [0.364851, -1.698372] | [0.349480, -0.935205]  | [1.784685, -0.268643] | [0.736269, 0.263731] | 0.306160 |
        | 3 | [-0.435205, -1.142342] | [-0.409662, -0.815201] | [0.905539, -1.726925] | [0.788554, 0.211446] | 1.553786 |
      And L is worked out as "(L_2 + L_3)/2"
      And L is about 0.929973

    Scenario: Backwards
      The scores were divided by the temperature on their way to the softmax; on the way back the gradient is, too.
      Step 1 has no target, and hears from step 2 alone.

      Then do3 is worked out as "((p_3 - y*_3)/τ)/2"
      And dh1 is worked out as "U^T da_2"
      And the time steps are about
        | t | do                    | dh                     | da                     | dx                    |
        | 3 | [0.197139, -0.197139] | [-0.197139, -0.295708] | [-0.164054, -0.099194] | [-0.181221, 0.049597] |
        | 2 | [-0.065933, 0.065933] | [0.115530, -0.114752]  | [0.101420, -0.014389]  | [0.036321, 0.007194]  |
        | 1 |                       | [0.007194, 0.094225]   | [0.003021, 0.056213]   | [0.057724, -0.028107] |

    Scenario: What each step contributes
      Then the time steps are about
        | t | dW                                             | dU                                               |
        | 3 | [[0.000000, 0.164054], [0.000000, 0.099194]]   | [[-0.057334, 0.153424], [-0.034666, 0.092767]]   |
        | 2 | [[0.101420, 0.202839], [-0.014389, -0.028778]] | [[0.077241, -0.064417], [-0.010958, 0.009139]]   |
        | 1 | [[0.000000, -0.003021], [0.000000, -0.056213]] | [[0.003021, 0.001511], [0.056213, 0.028107]]     |

    Scenario: A word that was read twice learns twice
      "yes" was read at steps 1 and 3, "no" at step 2. Each has its column in $C$.

      Then dC is worked out as "dC_1 + dC_2 + dC_3"
      And dC1 is about [[0.000000, 0.057724], [0.000000, -0.028107]]
      And dC2 is about [[0.036321, 0.000000], [0.007194, 0.000000]]
      And dC3 is about [[0.000000, -0.181221], [0.000000, 0.049597]]
      And dC is about [[0.036321, -0.123497], [0.007194, 0.021490]]

    Scenario: The gradient
      Then dW is about [[0.101420, 0.363872], [-0.014389, 0.014203]]
      And dU is about [[0.022928, 0.090518], [0.010588, 0.130013]]
      And db is about [-0.059613, -0.057370]
      And dh0 is about [-0.028107, 0.031128]
      And dV is about [[-0.103802, -0.099047], [0.103802, 0.099047]]
      And dc is about [0.131206, -0.131206]
      And every gradient agrees with central differences

  Rule: A step
    Scenario: As long as the gradient says
      When I input "yes no yes" and expect "no yes"
      And I take 1 step of gradient descent at rate 0.5
      Then C' is about [[0.981840, 0.061749], [1.996403, -1.010745]]
      And W' is about [[0.449290, -0.181936], [1.007194, -0.507102]]
      And U' is about [[-0.011464, 0.954741], [-0.505294, 0.434994]]
      And b' is about [0.529807, -0.971315]
      And V' is about [[1.051901, -0.950477], [1.948099, 0.450477]]
      And c' is about [0.434397, -0.434397]
      And L' is about 0.793651

    Scenario: Clipped at 1, which changes nothing
      When I input "yes no yes" and expect "no yes"
      And I take 1 step of gradient descent at rate 0.5, clipped at 1
      Then the norm of the gradient is about 0.518036
      And W' is about [[0.449290, -0.181936], [1.007194, -0.507102]]

    Scenario: Clipped at ¼, which about halves it
      When I input "yes no yes" and expect "no yes"
      And I take 1 step of gradient descent at rate 0.5, clipped at 0.25
      Then the norm of the gradient is about 0.518036
      And k is about 0.482592
      And C' is about [[0.991236, 0.029799], [1.998264, -1.005186]]
      And W' is about [[0.475528, -0.087801], [1.003472, -0.503427]]
      And U' is about [[-0.005533, 0.978158], [-0.502555, 0.468628]]
      And b' is about [0.514384, -0.986157]
      And V' is about [[1.025047, -0.976100], [1.974953, 0.476100]]
      And c' is about [0.468341, -0.468341]
      And L' is about 0.864423

  Rule: Two ways to the sum of the losses
    Scenario: The sum is twice the mean of two
      Given the loss is the summed cross-entropy
      When I input "yes no yes" and expect "no yes"
      Then L is worked out as "L_2 + L_3"
      And L is about 1.859947
      And do3 is worked out as "(p_3 - y*_3)/τ"
      And do3 is about [0.394277, -0.394277]
      And db is about [-0.119226, -0.114739]
