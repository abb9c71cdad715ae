Feature: Three answers to one exercise
  Problem 54 of Open-Deep-ML, ["Implementing a Simple RNN"](https://github.com/Open-Deep-ML/DML-OpenProblem/tree/main/questions/54_implementing-a-simple-rnn)
  (contributed by Moe Chabot, 2024), reads the numbers 1, 2, 3 into a memory of one number and asks for the last memory.
  It gives three answers. The worked solution arrives at 0.9750, the example on top says 0.9993,
  and the test that judges a reader's program wants 0.9759. Only the test is right.

  No blame is due: whoever has put an exercise on the web knows how easily one number is left behind when another is changed.
  [Issue 494](https://github.com/Open-Deep-ML/DML-OpenProblem/issues/494) of the project has reported the example since 2025.
  The lesson is that a printed number which nobody recomputes can stand for years,
  and be copied: 0.9993 is found in other collections too.

  The problem writes $h_t = \tanh(W_x x_t + W_h h_{t-1} + b)$ with vectors as columns:
  its $W_x$ is our $W$, its $W_h$ our $U$.

  Rule: The worked solution, line by line
    Background: The first test and the example
      Given the input weights W are [[0.5]]
      And the recurrent weights U are [[0.8]]
      And the bias b is [0.0]
      And the initial state h0 is [0.0]
      And the activation is tanh

    Scenario: The first step is right
      When I input the numbers 1, 2, 3
      Then a1 is [0.5]
      And h1 is about 0.4621

    Scenario: The second step is right up to its last line
      When I input the numbers 1, 2, 3
      Then U h1 is about 0.3697
      And a2 is about 1.3697
      But h2 is about 0.8786, though the source prints 0.8781

    Scenario: The third step goes on with it, and slips again
      0.7025 and 2.2025 follow from 0.8781. Neither is the network's, but both are honest arithmetic.
      The tanh of 2.2025 is 0.9759, though, and not 0.9750:
      so near to 1 the tanh is flat, and forgives the slip before it.

      When I input the numbers 1, 2, 3
      Then taking h2 as 0.8781, U h2 is about 0.7025
      And taking h2 as 0.8781, a3 is about 2.2025
      And U h2 is about 0.7029, though the source prints 0.7025
      And a3 is about 2.2029, though the source prints 2.2025
      And taking h2 as 0.8781, h3 is about 0.9759
      But h3 is about 0.9759, though the source prints 0.9750

  Rule: The example
    Scenario: The example's final memory
      Where 0.9993 comes from is not known.

      Given the input weights W are [[0.5]]
      And the recurrent weights U are [[0.8]]
      And the activation is tanh
      When I input the numbers 1, 2, 3
      Then h3 is about 0.9759, though the source prints 0.9993

  Rule: The three tests
    All three are right. A test is run again and again; perhaps that is why.

    Scenario: The first test
      Given the input weights W are [[0.5]]
      And the recurrent weights U are [[0.8]]
      And the activation is tanh
      When I input the numbers 1, 2, 3
      Then h3 is about 0.9759

    Scenario: The second test
      It wants four decimals and prints three, 0.118: a zero at the end was dropped. It is right with the zero too.

      Given the input weights W are [[1.0]]
      And the recurrent weights U are [[0.5]]
      And the bias b is [0.1]
      And the activation is tanh
      When I input the numbers 0.5, 0.1, -0.2
      Then h3 is about 0.118
      And h3 is about 0.1180

    Scenario Outline: The third test, with <reading>
      Three numbers in, two in memory: the only test with real matrices,
      and the only one that can tell $U$ from its transpose.

      Given the input weights W are [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
      And the recurrent weights U are <U>
      And the bias b is [0.1, 0.2]
      And the activation is tanh
      When I input the vectors
        | t | the first | the second | the third |
        | 1 | 0.1       | 0.2        | 0.3       |
        | 2 | 0.4       | 0.5        | 0.6       |
      Then h2 is about <h2>

      Examples:
        | reading           | U                        | h2               |
        | U, as in the test | [[0.7, 0.8], [0.9, 1.0]] | [0.7474, 0.9302] |
        | U transposed      | [[0.7, 0.9], [0.8, 1.0]] | [0.7677, 0.9269] |
