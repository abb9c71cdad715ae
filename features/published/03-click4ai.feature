Feature: One matrix for both
  Exercise 129 of click4ai, ["RNN Cell (Recurrent Neural Network)"](https://click4ai.perfionixai.com/problems/rnn-cell)
  (its author and year are not named), has one matrix where others have two:
  the input and the memory are written into one long column, input first, and multiplied together.
  Everything it prints is right.

  The exercise writes $h_t = \tanh(W \cdot [x_t; h_{t-1}])$, without a bias.
  The left half of its $W$ is our input weights $W$, the right half our recurrent weights $U$:

  $$W \cdot [x; h] = W_{\text{left}} \, x + W_{\text{right}} \, h$$

  Other books put the memory first, and then the same four columns mean something else.

  Rule: The worked example
    Background: Input first
      Given the weights W of [x; h] are [[0.5, 0.3, 0.1, 0.2], [0.4, 0.6, 0.3, 0.1]]
      And the initial state h0 is [0, 0]
      And the activation is tanh

    Scenario: Joined, multiplied, squeezed
      When I input the vector [1.0, 0.5]
      Then [x1; h0] is [1.0, 0.5, 0.0, 0.0]
      And W [x1; h0] is [0.65, 0.70]
      And h1 is about [0.5717, 0.6044]

    Scenario: The second test: from nothing comes nothing
      The exercise's second test reads zeros with an empty memory. Without a bias, zero is all that can come out.

      When I input the vector [0, 0]
      Then h1 is [0.0, 0.0]

  Rule: The same with two matrices
    Scenario: Left half and right half, each in its place
      Given the input weights W are [[0.5, 0.3], [0.4, 0.6]]
      And the recurrent weights U are [[0.1, 0.2], [0.3, 0.1]]
      And the activation is tanh
      When I input the vector [1.0, 0.5]
      Then W x1 is [0.65, 0.70]
      And U h0 is [0, 0]
      And h1 is about [0.5717, 0.6044]

  Rule: The order can be got wrong
    Scenario: Memory first is another network
      The worked example notices: with the memory in front,
      the input meets the two columns on the right, and both numbers come out much too small.

      Given the weights W of [h; x] are [[0.5, 0.3, 0.1, 0.2], [0.4, 0.6, 0.3, 0.1]]
      And the activation is tanh
      When I input the vector [1.0, 0.5]
      Then [h0; x1] is [0, 0, 1.0, 0.5]
      And W [h0; x1] is [0.20, 0.35]
      And h1 is about [0.1974, 0.3364]

    Scenario Outline: The third test cannot tell, with <order>
      Here the input is all 1, the memory all 0.5, the matrix all 0.1.
      It is the only test in which the memory is not empty, and it is too even to notice the order.

      Given the weights W of <order> are [[0.1, 0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1]]
      And the initial state h0 is [0.5, 0.5]
      And the activation is tanh
      When I input the vector [1, 1]
      Then h1 is about [0.2913, 0.2913]

      Examples:
        | order  |
        | [x; h] |
        | [h; x] |
