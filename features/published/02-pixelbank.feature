Feature: One step from pixelbank
  The exercise ["RNN step" on pixelbank](https://pixelbank.dev/problems/6938cf519363e6335e49442b)
  (its author and year are not named) asks for a single step of a recurrent network, and prints what should come out.
  What it prints is right.
  Half of the network, though, could be anything at all: a step that starts from an empty memory
  says nothing about the matrix that multiplies the memory.

  The exercise writes $a_t = \tanh(W_{aa} a_{t-1} + W_{ax} x_t + b_a)$, with vectors as columns.
  Its $W_{ax}$ is our $W$, its $W_{aa}$ our $U$, its $b_a$ our $b$.
  Beware of the letter $a$: there it is the memory, our $h$; here it is what goes into the tanh.

  Rule: The printed answer is right
    Background: The exercise
      Given the input weights W are [[0.5, 0.6], [0.7, 0.8]]
      And the recurrent weights U are [[0.1, 0.2], [0.3, 0.4]]
      And the bias b is [0, 0]
      And the initial state h0 is [0, 0]
      And the activation is tanh

    Scenario: From the input to the memory
      When I input the vector [1, 2]
      Then W x1 is worked out row by row as
        | 0.5·1 + 0.6·2 |
        | 0.7·1 + 0.8·2 |
      And a1 is [1.7, 2.3]
      And h1 is about [0.9354, 0.9801]

  Rule: The input is put to the test
    Scenario: Rows in the place of columns would be noticed
      Multiplied from the other side, $x W_{ax}$, the same matrix gives 1.9 and 2.2,
      and neither number of the answer comes out as printed.

      Given vectors are rows
      And the input weights W are [[0.5, 0.6], [0.7, 0.8]]
      And the recurrent weights U are [[0.1, 0.2], [0.3, 0.4]]
      And the activation is tanh
      When I input the vector [1, 2]
      Then x1 W is [1.9, 2.2]
      And h1 is about [0.9562, 0.9757]

  Rule: The memory is not put to the test
    Background: The exercise, without its recurrent weights
      Given the input weights W are [[0.5, 0.6], [0.7, 0.8]]
      And the activation is tanh

    Scenario Outline: The answer with <W_aa> for the recurrent weights
      $U h_0$ is zero whatever $U$ is. A wrong $W_{aa}$, a transposed one, or none, is marked as correct.

      Given the recurrent weights U are <U>
      When I input the vector [1, 2]
      Then U h0 is [0, 0]
      And h1 is about [0.9354, 0.9801]

      Examples:
        | W_aa                | U                        |
        | the exercise's W_aa | [[0.1, 0.2], [0.3, 0.4]] |
        | W_aa transposed     | [[0.1, 0.3], [0.2, 0.4]] |
        | nothing but zeros   | [[0, 0], [0, 0]]         |
        | anything else       | [[-5, 7], [1, 9]]        |

    Scenario Outline: A second step, with <W_aa>
      Let the same input come once more. Now there is a memory, and the two matrices no longer agree.
      This step is ours; the exercise ends before it.

      Given the recurrent weights U are <U>
      When I input the vectors [[1, 2], [1, 2]]
      Then U h1 is about <U h1>
      And h2 is about <h2>

      Examples:
        | W_aa                     | U                        | U h1             | h2               |
        | the exercise's W_aa | [[0.1, 0.2], [0.3, 0.4]] | [0.2896, 0.6727] | [0.9633, 0.9948] |
        | W_aa transposed     | [[0.1, 0.3], [0.2, 0.4]] | [0.3876, 0.5791] | [0.9697, 0.9937] |
