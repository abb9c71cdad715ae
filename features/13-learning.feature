Feature: How it learns
  On its own sentence the network of the [article](01-article.feature) is
  [worse than a blind guess](12-language-model.feature): after "I" it wants to say "cats", and the sentence says "like".
  Its matrices were made up. This page changes them, so that the sentence becomes more likely.

  For every number in every matrix we ask: if it grew a little, how much would the loss grow?
  The answer is the derivative of the loss $L$ with respect to that number, and all of them together are the gradient.
  It is found by walking the computation backwards, from the loss to the first word,
  which is called *backpropagation through time*. One rule is used again and again:

  - If $y = M x$, then $x$ gets its share through the transpose, $\frac{\partial L}{\partial x} = M^T \frac{\partial L}{\partial y}$,
    and $M$ gets a table of products, $\frac{\partial L}{\partial M} = \frac{\partial L}{\partial y} x^T$.

  In the steps, `dW` stands for $\frac{\partial L}{\partial W}$, and `dW2` for what time step 2 contributes to it.

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

  Rule: Forwards, then backwards, by hand
    Background: After "I" comes "like", after "like" comes "cats"
      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"

    Scenario: Forwards: what is expected, and what it costs
      A word that is expected is written as a distribution that is sure of it, $y^*_t$.

      Then y*1 is [0, 1, 0]
      And y*2 is [0, 0, 1]
      And the time steps are about
        | t | h                    | p                              | L        |
        | 1 | [1.000000, 0.000000] | [0.244728, 0.090031, 0.665241] | 2.407606 |
        | 2 | [2.000000, 2.000000] | [0.002467, 0.002467, 0.995067] | 0.004945 |
      And L is about 1.206276

    Scenario: Step 2: the scores
      The gradient of cross-entropy and softmax together is as simple as could be: what was said minus what was right.
      The loss is the mean of two steps, so each counts half.
      The three numbers add up to 0, because probability that one word gains the others lose.

      Then do2 is worked out as "(p_2 - y*_2)/2"
      And do2 is about [0.001233, 0.001233, -0.002467]

    Scenario: Step 2: the output weights
      Then dV2 is worked out as "do_2 h_2^T"
      And dV2 is about [[0.002467, 0.002467], [0.002467, 0.002467], [-0.004933, -0.004933]]

    Scenario: Step 2: the memory
      The memory is blamed for the scores it has made, each by the weight that it had in them.
      $\tanh(x) \approx x$ passes on what it gets.

      Then V^T do2 is about [-0.003700, -0.003700]
      And dh2 is worked out as "V^T do_2"
      And dh2 is about [-0.003700, -0.003700]
      And da2 equals dh2

    Scenario: Step 2: input weights, recurrent weights, and the word
      Each matrix had one vector before it when step 2 was computed: $W$ had $x_2$, $U$ had $h_1$.

      Then dW2 is worked out as "da_2 x_2^T"
      And dW2 is about [[0.000000, -0.003700], [0.000000, -0.003700]]
      And dU2 is worked out as "da_2 h_1^T"
      And dU2 is about [[-0.003700, 0.000000], [-0.003700, 0.000000]]
      And dx2 is worked out as "W^T da_2"
      And dx2 is about [-0.003700, -0.007400]
      And dC2 is about [[0.000000, -0.003700, 0.000000], [0.000000, -0.007400, 0.000000]]

    Scenario: Step 1: the memory answers twice
      $h_1$ made the scores of step 1, and, by way of $U$, the memory of step 2. It hears from both.
      This sum is all that "through time" means.

      Then do1 is worked out as "(p_1 - y*_1)/2"
      And do1 is about [0.122364, -0.454985, 0.332620]
      And V^T do1 is about [0.787605, 0.210256]
      And U^T da2 is about [-0.007400, -0.003700]
      And dh1 is worked out as "U^T da_2 + V^T do_1"
      And dh1 is about [0.780206, 0.206556]

    Scenario: Step 1: no memory to learn from
      $h_0$ is zero, and so is all that it could teach $U$.

      Then dV1 is about [[0.122364, 0.000000], [-0.454985, 0.000000], [0.332620, 0.000000]]
      And dW1 is about [[0.780206, 0.000000], [0.206556, 0.000000]]
      And dU1 is worked out as "da_1 h_0^T"
      And dU1 is [[0, 0], [0, 0]]
      And dx1 is about [0.780206, 0.986762]

    Scenario: The gradient: every parameter adds up what the steps have said
      The same $W$ was used in both steps, so both have a say in it.

      Then dW is worked out as "dW_1 + dW_2"
      And dW is about [[0.780206, -0.003700], [0.206556, -0.003700]]
      And dU is worked out as "dU_1 + dU_2"
      And dU is about [[-0.003700, 0.000000], [-0.003700, 0.000000]]
      And db is worked out as "da_1 + da_2"
      And db is about [0.776506, 0.202857]
      And dV is worked out as "dV_1 + dV_2"
      And dV is about [[0.124831, 0.002467], [-0.452518, 0.002467], [0.327687, -0.004933]]
      And dC is worked out as "dC_1 + dC_2"
      And dC is about [[0.780206, -0.003700, 0.000000], [0.986762, -0.007400, 0.000000]]
      And dh0 is worked out as "U^T da_1"
      And dh0 is about [0.986762, 0.206556]

    Scenario: Another way to the same numbers
      Who does not trust a derivation can try: add 0.00001 to one number of one matrix, compute the loss,
      take 0.00001 away, compute it again. The difference, divided by 0.00002, is the central difference.
      It needs two losses for every number, which is why nobody learns with it.

      Then every gradient agrees with central differences

  Rule: The true tanh is passed with its slope
    Scenario: Where tanh is flat, little gets through
      The slope of $\tanh$ is $1 - \tanh^2$: 1 at zero, and close to nothing where the memory is nearly full.
      At step 2 only a ninth of the gradient comes through.

      Given the activation is tanh
      When I input "I like" and expect "like cats"
      Then f'(a2) is worked out as "1 - h_2^2"
      And f'(a2) is about [0.111353, 0.111353]
      And f'(a1) is about [0.419974, 1.000000]
      And da2 is worked out as "f'(a_2) ⊙ dh_2"
      And the time steps are about
        | t | do                              | dh                     | da                     |
        | 2 | [0.026438, 0.026438, -0.052876] | [-0.079313, -0.079313] | [-0.008832, -0.008832] |
        | 1 | [0.138558, -0.435305, 0.296747] | [0.714388, 0.149358]   | [0.300025, 0.149358]   |
      And dW is about [[0.300025, -0.008832], [0.149358, -0.008832]]
      And dU is about [[-0.006726, 0.000000], [-0.006726, 0.000000]]
      And db is about [0.291193, 0.140526]
      And dV is about [[0.130447, 0.024922], [-0.306603, 0.024922], [0.176156, -0.049845]]
      And dC is about [[0.300025, -0.008832, 0.000000], [0.449382, -0.017664, 0.000000]]
      And every gradient agrees with central differences

  Rule: One step down
    The gradient points uphill. Every parameter takes a small step the other way, $\theta' = \theta - \eta \frac{\partial L}{\partial \theta}$,
    where the rate $\eta$ says how small. A prime marks what is there after the step.

    Scenario: The parameters before and after
      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"
      And I take 1 step of gradient descent at rate 0.1
      Then W' is worked out as "W - η dW"
      And W' is about [[0.921979, 1.000370], [-0.020656, 1.000370]]
      And U' is about [[1.000370, 0.000000], [1.000370, 1.000000]]
      And b' is about [-0.077651, -0.020286]
      And V' is about [[0.987517, -0.000247], [0.045252, 0.999753], [1.967231, 2.000493]]
      And C' is about
        | I         | like     | cats     |
        | 0.921979  | 0.000370 | 1.000000 |
        | -0.098676 | 1.000740 | 1.000000 |
      And W is [[1, 1], [0, 1]]

    Scenario: The vector of "cats" has not moved
      The network has not read "cats", only been asked for it. Nothing was learned about how it looks when it is read.

      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"
      And I take 1 step of gradient descent at rate 0.1
      Then C'[1, 3] is 1
      And C'[2, 3] is 1

    Scenario Outline: The loss before and after, under <activation>
      $\ln(3) \approx 1.0986$ is what a blind guess would pay. One step, and the article's model beats it.

      Given the activation is <activation>
      When I input "I like" and expect "like cats"
      And I take 1 step of gradient descent at rate 0.1
      Then L is about <L>
      And L' is about <after>

      Examples:
        | activation  | L        | after    |
        | tanh(x) ≈ x | 1.206276 | 0.933857 |
        | tanh        | 1.078344 | 1.013309 |

    Scenario: Ten steps
      After ten steps "like" has become the likeliest word after "I". "cats" remains that after "I like",
      and is less certain than it was: certainty was dear.

      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"
      And I take 10 steps of gradient descent at rate 0.1
      Then the losses on the way are about
        | steps | L        |
        | 0     | 1.206276 |
        | 1     | 0.933857 |
        | 2     | 0.797612 |
        | 3     | 0.725635 |
        | 4     | 0.682391 |
        | 5     | 0.650642 |
        | 6     | 0.623516 |
        | 7     | 0.598714 |
        | 8     | 0.575412 |
        | 9     | 0.553205 |
        | 10    | 0.531831 |
      And p1' is about [0.383645, 0.389880, 0.226475]
      And p2' is about [0.052683, 0.061945, 0.885372]

  Rule: A gradient may be clipped
    Where the loss is steep, a step may be too long, and land somewhere worse.
    The length of the whole gradient is its norm, $\|\nabla L\|$, the root of the sum of all its squares.
    If it is longer than some limit, every gradient is multiplied by the limit over the norm, so that the direction stays.

    Scenario: Longer than 1, so shortened
      $1 / 1.790478 = 0.558510$. Every step is little more than half as long as it was.

      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"
      And I take 1 step of gradient descent at rate 0.1, clipped at 1
      Then the norm of the gradient is about 1.790478
      And k is about 0.558510
      And W' is about [[0.956425, 1.000207], [-0.011536, 1.000207]]
      And V' is about [[0.993028, -0.000138], [0.025274, 0.999862], [1.981698, 2.000276]]
      And L' is about 1.042067

    Scenario: Shorter than 2, so left alone
      Given the activation is tanh(x) ≈ x
      When I input "I like" and expect "like cats"
      And I take 1 step of gradient descent at rate 0.1, clipped at 2
      Then the norm of the gradient is about 1.790478
      And W' is about [[0.921979, 1.000370], [-0.020656, 1.000370]]
      And L' is about 0.933857

  Rule: ReLU has a kink
    Scenario: The article's first step stands on it
      ReLU has slope 0 below zero and slope 1 above. *At* zero it has none, and the second number of $a_1$ is exactly 0.
      Programs must choose; we take 0 there, as PyTorch does. A central difference steps to both sides and finds ½.
      Neither is wrong, and the two do not agree.

      Given the activation is ReLU
      When I input "I like" and expect "like cats"
      Then a1 is [1, 0]
      And f'(a1) is [1, 0]
      And dh1 is about [0.780206, 0.206556]
      And da1 is about [0.780206, 0.000000]
      And dW is about [[0.780206, -0.003700], [0.000000, -0.003700]]
      And db is about [0.776506, -0.003700]
      And every gradient agrees with central differences, but at the kink of ReLU
