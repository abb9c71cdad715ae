Feature: A memory of one number, rounded on the way
  A network need not have matrices at all. In Ayan Paul's
  [Deep-Learning-Tutorial](https://github.com/AyanPaul2210/Deep-Learning-Tutorial)
  (notebook 48, "Recurrent Neural Network (RNN) - Sequence Processing Example", 2025)
  the input is one number, the memory is one number, and three of each are worked by hand.
  The notebook lets Python do the same, and the two results differ in the third decimal.

  Neither is a mistake of method. This page follows the digits to where they part.

  Background: The notebook, in our letters
    The notebook writes $h_t = \tanh(W_{xh} x_t + W_{hh} h_{t-1} + b)$.
    Its $W_{xh}$ is our $W$, its $W_{hh}$ our $U$. The memory does not begin at zero.

    Given W is 0.9
    And U is 0.5
    And b is 0.3
    And h0 is 0.1
    And the activation is tanh

  Rule: What the machine computes
    Scenario: The notebook's own output is right
      When I input the numbers 0.7, 0.5, 0.2
      Then h1 is about 0.753066
      And h2 is about 0.809829
      And h3 is about 0.708873

  Rule: What the hand computes
    The hand writes down three decimals, and goes on with what is written down.
    That is a fair way to work. Only the last digit has to be chosen with care:
    0.80982 is nearer to 0.810 than to 0.809.

    Scenario: The first step
      When I input the numbers 0.7, 0.5, 0.2
      Then a1 is 0.98
      And h1 is about 0.753

    Scenario: The second step cuts a digit off
      $0.9 \cdot 0.5 + 0.5 \cdot 0.753 + 0.3$ is 1.1265, as printed.
      Its tanh is 0.8098…, of which the notebook keeps the first three decimals and drops the rest.

      When I input the numbers 0.7, 0.5, 0.2
      And I take h1 as 0.753
      Then a2 is 1.1265
      And h2 is 0.809 truncated to 3 decimals
      But h2 is about 0.810, though the source prints 0.809

    Scenario: The third step goes on from there
      This is where 0.8845 comes from: it is right for 0.809, and for nothing else.

      When I input the numbers 0.7, 0.5, 0.2
      And I take h2 as 0.809
      Then a3 is 0.8845
      And h3 is 0.708 truncated to 3 decimals
      But h3 is about 0.709, though the source prints 0.708

  Rule: What a thousandth becomes
    Scenario: 0.8845 against the exact number
      When I input the numbers 0.7, 0.5, 0.2
      Then taking h2 as 0.809, a3 is 0.8845
      And taking h2 as 0.810, a3 is 0.885
      But a3 is about 0.8849, though the source prints 0.8845

    Scenario: Rounded, the hand agrees with the machine
      Three decimals are enough, when each is rounded. No digit is lost: they are the first three of the machine's,
      rounded.

      When I input the numbers 0.7, 0.5, 0.2
      And I take h1 as 0.753
      And I take h2 as 0.810
      Then the time steps are about
        | t | a      | h     |
        | 1 | 0.98   | 0.753 |
        | 2 | 1.1265 | 0.810 |
        | 3 | 0.8850 | 0.709 |
      But a3 is 0.885, though the source prints 0.8845

    Scenario: Nothing rounded
      When I input the numbers 0.7, 0.5, 0.2
      Then the time steps are about
        | t | a      | h      |
        | 1 | 0.9800 | 0.7531 |
        | 2 | 1.1265 | 0.8098 |
        | 3 | 0.8849 | 0.7089 |
