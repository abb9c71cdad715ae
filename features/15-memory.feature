Feature: How long does it remember?
  A memory is made from the one before it, and that from the one before. What becomes of the first word after a hundred?
  Change $h_1$ a little, and ask how much $h_T$ changes: that is $\frac{\partial h_T}{\partial h_1}$,
  a matrix, and a product of matrices, one for each step between:

  $$\frac{\partial h_T}{\partial h_1} = \frac{\partial h_T}{\partial h_{T-1}} \cdots \frac{\partial h_2}{\partial h_1},
  \qquad \frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(f'(a_t))\, U$$

  Its *norm* says by how much a small change is stretched at the most. If it goes to 0, the beginning is forgotten,
  and nothing can be learned from it, because gradients walk back along the same chain. If it grows and grows, gradients explode.
  Both have been known since Hochreiter (1991) and Bengio, Simard and Frasconi (1994).

  Rule: One number
    Background: A memory that keeps half
      Given W is 1
      And V is 1
      And the activation is identity
      And the output is linear

    Scenario: Half of a half of a half
      Given U is 0.5
      When I input the numbers 8, 0, 0, 0
      Then the time steps are
        | t | h |
        | 1 | 8 |
        | 2 | 4 |
        | 3 | 2 |
        | 4 | 1 |
      And dh4/dh3 is 0.5
      And dh4/dh1 is 0.125
      And the norm of dh4/dh1 is 0.125

    Scenario: The gradient halves on its way back
      Only the last output is asked for, and is 1 too high. Each step back hears half of what the next one heard:
      the first word is taught an eighth of what the last word is.

      Given U is 0.5
      When I input the numbers 8, 0, 0, 0 and expect 0
      Then the time steps are
        | t | da    | dx    | dU    |
        | 4 | 1     | 1     | 2     |
        | 3 | 0.5   | 0.5   | 2     |
        | 2 | 0.25  | 0.25  | 2     |
        | 1 | 0.125 | 0.125 | 0     |
      And dU is 6

    Scenario: Twice, and twice again
      Given U is 2
      When I input the numbers 1, 0, 0, 0 and expect 7
      Then h4 is 8
      And dh4/dh1 is 8
      And the time steps are
        | t | da | dx |
        | 4 | 1  | 1  |
        | 3 | 2  | 2  |
        | 2 | 4  | 4  |
        | 1 | 8  | 8  |

    Scenario: Twice with a sign
      The norm of a number is its size without its sign.

      Given U is -2
      When I input the numbers 1, 0, 0, 0
      Then h4 is -8
      And dh4/dh1 is -8
      And the norm of dh4/dh1 is 8
      And the spectral radius of U is 2
      And the spectrum of U is [-2]

  Rule: Each number its own way
    Scenario: One fades, one explodes
      In a diagonal $U$ the two numbers of the memory have nothing to do with each other.
      The factors on the diagonal are the *eigenvalues* of $U$. The largest by its size, the *spectral radius*,
      says what will happen in the long run.

      Given the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[0.5, 0], [0, -3]]
      And the activation is identity
      When I input the vectors [[1, 1], [0, 0], [0, 0]]
      Then h3 is [0.25, 9]
      And dh3/dh1 is [[0.25, 0], [0, 9]]
      And the norm of dh3/dh1 is 9
      And the norm of dh3/dh2 is 3
      And the spectrum of U is [0.5, -3]
      And the spectral radius of U is 3

    Scenario: The whole memory fades
      Given the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[0.5, 0], [0, 0.25]]
      And the activation is identity
      When I input the vectors [[1, 1], [0, 0], [0, 0], [0, 0]]
      Then dh4/dh3 is [[0.5, 0], [0, 0.25]]
      And dh4/dh2 is [[0.25, 0], [0, 0.0625]]
      And dh4/dh1 is [[0.125, 0], [0, 0.015625]]
      And dh4/dh0 is [[0.0625, 0], [0, 0.00390625]]
      And the norm of dh4/dh1 is 0.125
      And the spectral radius of U is 0.5

  Rule: One number feeds the other
    A triangular $U$ has its eigenvalues on the diagonal, too, but what stands beside the diagonal has a say for a while.

    Scenario: The article's own matrix
      Both eigenvalues are 1: nothing fades. But the first number is added to the second at every step,
      and so the chain grows, not like a power but like the number of steps.
      Its norm is $1 + \sqrt{2} \approx 2.414214$ after two steps.

      Given the input weights W are [[1, 1], [0, 1]]
      And the recurrent weights U are [[1, 0], [1, 1]]
      And the activation is tanh(x) ≈ x
      When I input the vectors [[1, 0], [0, 1], [1, 1]]
      Then dh3/dh2 equals U
      And dh3/dh1 is worked out as "dh_3/dh_2 dh_2/dh_1"
      And dh3/dh1 is [[1, 0], [2, 1]]
      And dh3/dh0 is [[1, 0], [3, 1]]
      And the norm of dh3/dh1 is about 2.414214
      And the spectrum of U is [1, 1]
      And the spectral radius of U is 1

    Scenario: First it grows, then it fades
      Both eigenvalues are ½, and in the long run everything is forgotten. In the short run it is not:
      the first step stretches to $(\sqrt{5} + 2) / 2 \approx 2.118034$, the second to $(\sqrt{4.25} + 2) / 2 \approx 2.030776$,
      and only the fifth brings it below 1.

      Given the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[0.5, 2], [0, 0.5]]
      And the activation is identity
      When I input the vectors [[1, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]
      Then dh7/dh6 is [[0.5, 2], [0, 0.5]]
      And dh7/dh5 is [[0.25, 2], [0, 0.25]]
      And dh7/dh4 is [[0.125, 1.5], [0, 0.125]]
      And dh7/dh1 is [[0.015625, 0.375], [0, 0.015625]]
      And the norm of dh7/dh6 is about 2.118034
      And the norm of dh7/dh5 is about 2.030776
      And the norm of dh7/dh3 is about 1.003891
      And the norm of dh7/dh2 is about 0.626559
      And the norm of dh7/dh1 is about 0.375650
      And the spectrum of U is [0.5, 0.5]

    Scenario: A memory that turns
      This $U$ turns the memory by a quarter of a circle and doubles it. It has no direction of its own,
      so its eigenvalues are not real. The spectral radius is 2 all the same.

      Given the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[0, -2], [2, 0]]
      And the activation is identity
      When I input the vectors [[1, 0], [0, 0], [0, 0]]
      Then h2 is [0, 2]
      And h3 is [-4, 0]
      And dh3/dh1 is [[-4, 0], [0, -4]]
      And the norm of dh3/dh1 is 4
      And the spectral radius of U is 2

  Rule: A full memory is deaf
    Background: The article's network, reading "like I like"
      Given the embedding C
        | I | like | cats |
        | 1 | 0    | 1    |
        | 0 | 1    | 1    |
      And the input weights W are [[1, 1], [0, 1]]
      And the recurrent weights U are [[1, 0], [1, 1]]

    Scenario: tanh multiplies every step by its slope
      $U$ alone would keep everything. But where $\tanh$ has nearly reached 1, its slope is nearly 0,
      and each row of $U$ is multiplied by the slope of its own number: 0.111353 and 0.173261 at step 2.
      After two steps less than a hundredth is left of what the memory knew.

      Given the activation is tanh
      When I input "like I like"
      Then f'(a2) is about [0.111353, 0.173261]
      And dh2/dh1 is worked out as "diag(f'(a_2)) U"
      And dh2/dh1 is about [[0.111353, 0.000000], [0.173261, 0.173261]]
      And f'(a3) is about [0.078888, 0.013244]
      And dh3/dh2 is about [[0.078888, 0.000000], [0.013244, 0.013244]]
      And dh3/dh1 is about [[0.008784, 0.000000], [0.003769, 0.002295]]
      And the norm of dh3/dh2 is about 0.080022
      And the norm of dh3/dh1 is about 0.009604

    Scenario: With tanh(x) ≈ x nothing is lost
      Given the activation is tanh(x) ≈ x
      When I input "like I like"
      Then dh3/dh1 is [[1, 0], [2, 1]]

  Rule: The sigmoid keeps a quarter at best
    Scenario: Where its slope is greatest
      The slope of the sigmoid is ¼ at 0, and less elsewhere. Here every step stands at 0.
      $U = 2$ would double the memory; the slope makes a half of that.

      Given W is 1
      And U is 2
      And b is 1
      And h0 is 1
      And the activation is sigmoid
      When I input the numbers -3, -2
      Then the time steps are
        | t | a | h   |
        | 1 | 0 | 1/2 |
        | 2 | 0 | 1/2 |
      And f'(a2) is 1/4
      And dh2/dh1 is 1/2
      And dh2/dh0 is 1/4

    Scenario: Elsewhere
      At 1 the slope is $0.731059 \cdot (1 - 0.731059) = 0.196612$.

      Given W is 1
      And U is 2
      And the activation is sigmoid
      When I input the number 1
      Then h1 is about 0.731059
      And dh1/dh0 is about 0.393224

  Rule: ReLU forgets all or nothing
    Scenario: One number sleeps
      The slope of ReLU is 1 or 0. A number that is below zero at step 2 takes nothing over from step 1.

      Given the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[2, 1], [1, 1]]
      And the activation is ReLU
      When I input the vectors [[1, 2], [-5, 1]]
      Then a2 is [-1, 4]
      And h2 is [0, 4]
      And dh2/dh1 is [[0, 0], [1, 1]]
      And the norm of dh2/dh1 is about 1.414214
