Feature: Learning with plain numbers
  A network whose input, memory and output are one number each is small enough to be taught wholly by hand,
  in whole numbers and halves. Its output $y$ is no probability, just a number,
  and how wrong it is is told by the *squared error*.

  Everything that [learning](13-learning.feature) needs is here: two steps, a loss, the walk backwards, a step down.
  Take a pencil.

  Rule: Two steps by hand
    Background: A network of six numbers
      $h_t = 1 - h_{t-1} + 2 x_t$ and $y_t = 3 h_t - 1$, from $h_0 = 1$.
      The numbers 1 and 3 go in, 4 and 16 should come out.

      Given W is 2
      And U is -1
      And b is 1
      And h0 is 1
      And V is 3
      And c is -1
      And the activation is identity
      And the output is linear
      When I input the numbers 1, 3 and expect 4, 16

    Scenario: Forwards
      The first output is 1 too high, the second 2 too low.
      Half the squared error is taken, because the ½ will cancel the 2 of the derivative.

      Then the time steps are
        | t | a | h | y  | y* | L   |
        | 1 | 2 | 2 | 5  | 4  | 0.5 |
        | 2 | 5 | 5 | 14 | 16 | 2   |
      And L1 is worked out as "1/2 (5 - 4)^2"
      And L is worked out as "(L_1 + L_2)/2"
      And L is 1.25

    Scenario: Backwards
      $\frac{\partial L}{\partial o_t}$ is the error, halved because $L$ is the mean of two.
      $h_2$ hears from the output alone: $3 \cdot (-1) = -3$. $h_1$ hears from its output and from the next memory:
      $3 \cdot 0.5 + (-1) \cdot (-3) = 4.5$.

      Then the time steps are
        | t | dy | do  | dh  | da  | dx |
        | 2 | -2 | -1  | -3  | -3  | -6 |
        | 1 | 1  | 0.5 | 4.5 | 4.5 | 9  |
      And dy1 is worked out as "y_1 - y*_1"

    Scenario: The gradients
      Each parameter gets, from each step, what it was multiplied by times what came back:
      for $W$ that is $4.5 \cdot 1$ and $-3 \cdot 3$, for $U$ it is $4.5 \cdot 1$ and $-3 \cdot 2$.

      Then the time steps are
        | t | dW  | dU  | dV |
        | 1 | 4.5 | 4.5 | 1  |
        | 2 | -9  | -6  | -5 |
      And dW is -4.5
      And dU is -1.5
      And db is 1.5
      And dV is -4
      And dc is -0.5
      And dh0 is -4.5
      And every gradient agrees with central differences

    Scenario: A step that is too long
      At rate 0.1 the gradients are followed too far. Every number moved in the right direction,
      and all of them together overshoot: the loss rises from 1.25 to more than 6.

      When I take 1 step of gradient descent at rate 0.1
      Then W' is 2.45
      And U' is -0.85
      And b' is 0.85
      And V' is 3.4
      And c' is -0.95
      And y1' is 7.38
      And y2' is 19.8495
      And L' is about 6.5608

    Scenario: A step that is short enough
      When I take 1 step of gradient descent at rate 0.01
      Then W' is 2.045
      And U' is -0.985
      And b' is 0.985
      And V' is 3.04
      And c' is -0.995
      And L' is about 0.9162

    Scenario: A long step, clipped
      $\sqrt{4.5^2 + 1.5^2 + 1.5^2 + 4^2 + 0.5^2} = \sqrt{41} \approx 6.4031$. At most 0.64 is allowed here,
      a tenth of it, so that the rate of 0.1 does what 0.01 did. The first memory $h_0$ is not learned, and does not count.

      When I take 1 step of gradient descent at rate 0.1, clipped at 0.64
      Then the norm of the gradient is about 6.4031
      And k is about 0.09995
      And W' is about 2.0450
      And V' is about 3.0400
      And L' is about 0.9163

  Rule: Four losses
    Some books take the whole square and some its half; some add up the steps and some take their mean.
    With two steps, half the sum of whole squares is the sum of half squares. The gradients tell them apart by a factor
    that the rate can undo.

    Scenario Outline: The loss is <loss>
      Given W is 2
      And U is -1
      And b is 1
      And h0 is 1
      And V is 3
      And c is -1
      And the activation is identity
      And the output is linear
      And the loss is <loss>
      When I input the numbers 1, 3 and expect 4, 16
      Then L1 is <L1>
      And L2 is <L2>
      And L is <L>
      And dy2 is <dy2>
      And do2 is <do2>
      And dW is <dW>
      And dc is <dc>

      Examples:
        | loss                          | L1  | L2 | L    | dy2 | do2 | dW   | dc   |
        | half the mean squared error   | 0.5 | 2  | 1.25 | -2  | -1  | -4.5 | -0.5 |
        | half the summed squared error | 0.5 | 2  | 2.5  | -2  | -2  | -9   | -1   |
        | the mean squared error        | 1   | 4  | 2.5  | -4  | -2  | -9   | -1   |
        | the summed squared error      | 1   | 4  | 5    | -4  | -4  | -18  | -2   |

  Rule: Only the end counts
    Scenario: One target for two steps
      Often only the last output matters. Then there is nothing to take the mean of, and the first step
      is taught by the second alone.

      Given W is 2
      And U is -1
      And b is 1
      And h0 is 1
      And V is 3
      And c is -1
      And the activation is identity
      And the output is linear
      When I input the numbers 1, 3 and expect 16
      Then L is 2
      And do2 is worked out as "y_2 - y*_2"
      And do2 is -2
      And da2 is -6
      And dh1 is worked out as "U^T da_2"
      And da1 is 6
      And dW is -12
      And dU is -6
      And db is 0
      And dV is -10
      And dc is -2
      And dh0 is -6

    Scenario: One target, then one more input
      What is read after the last target has nothing to answer for.

      Given W is 2
      And U is -1
      And b is 1
      And h0 is 1
      And V is 3
      And c is -1
      And the activation is identity
      And the output is linear
      When I input the number 1 and expect 4
      And I input the number 3
      Then h2 is 5
      And L is 0.5
      And dW is 3
      And dU is 3
      And dV is 2
      And dc is 1
      And dh0 is -3

  Rule: ReLU lets through or does not
    Scenario: A step that sleeps
      The second step stands at −3, so its memory is 0 and its slope is 0. Its output is wrong,
      and only $c$ can learn from that: nothing gets through to $W$, $U$ and $b$, nor to the first step.

      Given W is 2
      And U is -1
      And b is 1
      And h0 is 1
      And V is 3
      And c is -1
      And the activation is ReLU
      And the output is linear
      When I input the numbers 1, -1 and expect 4, 1
      Then the time steps are
        | t | a  | h | y  | L   | do  | dh  | da  |
        | 1 | 2  | 2 | 5  | 0.5 | 0.5 | 1.5 | 1.5 |
        | 2 | -3 | 0 | -1 | 2   | -1  | -3  | 0   |
      And f'(a1) is 1
      And f'(a2) is 0
      And dW is 1.5
      And dU is 1.5
      And dV is 1
      And dc is -0.5
      And every gradient agrees with central differences

  Rule: Sigmoid, inside and at the end
    The sigmoid $\sigma(x) = 1 / (1 + e^{-x})$ has the slope $\sigma (1 - \sigma)$: a quarter at 0, less everywhere else.

    Background: A network that stays at zero
      The inputs are chosen so that every sum comes to 0, every sigmoid to ½, and every slope to ¼.

      Given W is 1
      And U is 2
      And b is 1
      And h0 is 1
      And V is 2
      And c is -1
      And the activation is sigmoid
      And the output is sigmoid
      When I input the numbers -3, -2 and expect 1, 1

    Scenario: In quarters
      The error −½ is halved for the mean and quartered by the output's slope: −1/16.
      Twice that, from $V$, is −1/8; a quarter of it, by the memory's slope, is −1/32.

      Then the time steps are
        | t | a | h   | y   | L   | dy   | do    | dh    | da    |
        | 2 | 0 | 1/2 | 1/2 | 1/8 | -1/2 | -1/16 | -1/8  | -1/32 |
        | 1 | 0 | 1/2 | 1/2 | 1/8 | -1/2 | -1/16 | -3/16 | -3/64 |
      And f'(o1) is worked out as "y_1 (1 - y_1)"
      And f'(a1) is worked out as "h_1 (1 - h_1)"
      And dW is 13/64
      And dU is -1/16
      And db is -5/64
      And dV is -1/16
      And dc is -1/8
      And dh0 is -3/32

    Scenario: One step down
      When I take 1 step of gradient descent at rate 2
      Then W' is 19/32
      And U' is 17/8
      And b' is 37/32
      And V' is 17/8
      And c' is -3/4

  Rule: Two numbers at once
    Matrices come back. $M^T$ carries a gradient from the rows of $M$ to its columns.
    These matrices have no symmetry, so that a transpose too many or too few gives other numbers.

    Scenario: Columns
      Given the input weights W are [[1, 2], [0, -1]]
      And the recurrent weights U are [[1, -1], [2, 0]]
      And the bias b is [1, 0]
      And the initial state h0 is [1, 2]
      And the output weights V are [[1, 1], [0, -1]]
      And the output bias c is [0, 2]
      And the activation is identity
      And the output is linear
      When I input the vectors [[1, 1], [2, -1]] and expect [[3, 3], [7, -4]]
      Then the time steps are
        | t | h      | y        | L   | do          | dh       | dx       |
        | 1 | [3, 1] | [4, 1]   | 2.5 | [0.5, -1]   | [6, 0]   | [6, 12]  |
        | 2 | [3, 7] | [10, -5] | 5   | [1.5, -0.5] | [1.5, 2] | [1.5, 1] |
      And L is 3.75
      And U^T da2 is [5.5, -1.5]
      And V^T do1 is [0.5, 1.5]
      And dW1 is [[6, 6], [0, 0]]
      And dW2 is [[3, -1.5], [4, -2]]
      And dW is [[9, 4.5], [4, -2]]
      And dU is [[10.5, 13.5], [6, 2]]
      And db is [7.5, 2]
      And dV is [[6, 11], [-4.5, -4.5]]
      And dc is [2, -1.5]
      And dh0 is [6, -6]
      And every gradient agrees with central differences

    Scenario: Rows
      The same network where [vectors are rows](07-conventions.feature): every matrix is turned, and so is its gradient.

      Given vectors are rows
      And the input weights W are [[1, 0], [2, -1]]
      And the recurrent weights U are [[1, 2], [-1, 0]]
      And the bias b is [1, 0]
      And the initial state h0 is [1, 2]
      And the output weights V are [[1, 0], [1, -1]]
      And the output bias c is [0, 2]
      And the activation is identity
      And the output is linear
      When I input the vectors [[1, 1], [2, -1]] and expect [[3, 3], [7, -4]]
      Then L is 3.75
      And do1 V^T is [0.5, 1.5]
      And da2 U^T is [5.5, -1.5]
      And dW is [[9, 4], [4.5, -2]]
      And dU is [[10.5, 6], [13.5, 2]]
      And dV is [[6, -4.5], [11, -4.5]]
      And dh0 is [6, -6]
      And every gradient agrees with central differences
