Feature: One network in many notations
  Two books may describe the same network and share not one formula.
  One writes vectors as columns, another as rows; one has two matrices where another has one;
  one reads from left to right, another from right to left.

  Here is one small network, written in all of these ways. The notation changes; the numbers do not.
  Its matrices have no symmetry, so that whoever takes the wrong notation gets other numbers,
  as the [page on transposing](03-convention.feature) shows.

  Rule: Columns
    $h_t = b + U h_{t-1} + W x_t$, a matrix to the left of its vector. This is how the other pages are written,
    and the article, Goodfellow's book and ONNX.

    Background: Two numbers in, two in memory, two out
      Given the input weights W are [[2, 1], [0, -1]]
      And the recurrent weights U are [[1, -1], [3, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the output weights V are [[1, 2], [4, -1]]
      And the output bias c is [-1, 2]
      And the activation is identity
      And the output is linear

    Scenario: Two steps, in columns
      When I input the vectors [[1, 3], [-2, 1]]
      Then the time steps are
        | t | x       | W x      | a       | h       | V h       | y         |
        | 1 | [1, 3]  | [5, -3]  | [8, 4]  | [8, 4]  | [16, 28]  | [15, 30]  |
        | 2 | [-2, 1] | [-3, -1] | [3, 24] | [3, 24] | [51, -12] | [50, -10] |
      And U h0 is [1, 6]
      And U h1 is [4, 24]

  Rule: Rows
    $h_t = b + h_{t-1} U + x_t W$, a matrix to the right of its vector. Here every matrix is the transpose of the one above.
    *Dive into Deep Learning* writes so, because many vectors can then be stacked into one matrix, an example a row.

    Background: The same, transposed
      Given vectors are rows, multiplied as x W and h U
      And the input weights W are [[2, 0], [1, -1]]
      And the recurrent weights U are [[1, 3], [-1, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the output weights V are [[1, 4], [2, -1]]
      And the output bias c is [-1, 2]
      And the activation is identity
      And the output is linear

    Scenario: Two steps, in rows
      When I input the vectors [[1, 3], [-2, 1]]
      Then x1 W is [5, -3]
      And h0 U is [1, 6]
      And h1 is [8, 4]
      And x2 W is [-3, -1]
      And h1 U is [4, 24]
      And h2 is [3, 24]
      And h2 V is [51, -12]
      And y2 is [50, -10]

  Rule: One matrix for input and memory
    Input and memory are written into one long vector, and multiplied by one wide matrix:
    $W$ and $U$ side by side. The product is the sum of the two products.

    Scenario: Input first, in columns
      Given the weights W of [x; h] are [[2, 1, 1, -1], [0, -1, 3, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the activation is identity
      When I input the vectors [[1, 3], [-2, 1]]
      Then [x1; h0] is [1, 3, 2, 1]
      And W [x1; h0] is [6, 3]
      And h1 is [8, 4]
      And W [x2; h1] is [1, 23]
      And h2 is [3, 24]

    Scenario: Memory first, in columns
      Given the weights W of [h; x] are [[1, -1, 2, 1], [3, 0, 0, -1]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the activation is identity
      When I input the vectors [[1, 3], [-2, 1]]
      Then [h0; x1] is [2, 1, 1, 3]
      And W [h0; x1] is [6, 3]
      And h1 is [8, 4]
      And W [h1; x2] is [1, 23]
      And h2 is [3, 24]

    Scenario: Input first, in rows
      In rows the two matrices stand one above the other.

      Given vectors are rows
      And the weights W of [x, h] are [[2, 0], [1, -1], [1, 3], [-1, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the activation is identity
      When I input the vectors [[1, 3], [-2, 1]]
      Then [x1, h0] W is [6, 3]
      And h1 is [8, 4]
      And [x2, h1] W is [1, 23]
      And h2 is [3, 24]

  Rule: From right to left
    A network may read its input from the end, as one half of a bidirectional network does.
    Its $h_t$ is made from $h_{t+1}$, and its memory begins after the last input, at $h_{T+1}$.

    Scenario: The same two inputs, the other way round, read backwards
      What was the first step is now the one at $t = 2$; the numbers of the steps are places in the input, not times.

      Given the input weights W are [[2, 1], [0, -1]]
      And the recurrent weights U are [[1, -1], [3, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the activation is identity
      And the sequence is read backwards
      When I input the vectors [[-2, 1], [1, 3]]
      Then U h3 is [1, 6]
      And h2 is [8, 4]
      And U h2 is [4, 24]
      And h1 is [3, 24]
      And h1 depends on h2

    Scenario: The same order, read backwards, is another story
      A network that reads "I like" from the end reads "like I".

      Given the input weights W are [[2, 1], [0, -1]]
      And the recurrent weights U are [[1, -1], [3, 0]]
      And the bias b is [2, 1]
      And the initial state h0 is [2, 1]
      And the activation is identity
      And the sequence is read backwards
      When I input the vectors [[1, 3], [-2, 1]]
      Then h2 is [0, 6]
      And h1 is [1, -2]

  Rule: Plain numbers
    A matrix of one row and one column is a number in brackets, and the brackets may be left out.

    Scenario: With brackets
      Given W is [[2]]
      And U is [[3]]
      And b is [1]
      And the activation is identity
      When I input the vectors [[5], [-2]]
      Then h1 is [11]
      And h2 is [30]

    Scenario: Without brackets
      Given W is 2
      And U is 3
      And b is 1
      And the activation is identity
      When I input the numbers 5, -2
      Then h1 is 11
      And h2 is 30

  Rule: Words without an embedding
    Many books do without $C$: word number $i$ is a vector with a 1 at place $i$, a one-hot vector.
    $W x_t$ is then a column of $W$. The embedding has not gone, it has moved into $W$.

    Background: Three words
      Given the vocabulary "sun", "rain", "snow"

    Scenario: One-hot words choose a column of W
      Given the words are one-hot vectors
      And the input weights W are [[2, 1, 5], [0, -1, 4]]
      And the recurrent weights U are [[1, -1], [3, 0]]
      And the activation is identity
      When I input "snow rain"
      Then x1 is [0, 0, 1]
      And W x1 is [5, 4]
      And W x2 is [1, -1]
      And h2 is [2, 14]

    Scenario: The same with an embedding, and W out of the way
      Here the columns of the $W$ above are the embedding, and $W$ is the identity, which changes nothing.

      Given the embedding C is [[2, 1, 5], [0, -1, 4]]
      And the input weights W are [[1, 0], [0, 1]]
      And the recurrent weights U are [[1, -1], [3, 0]]
      And the activation is identity
      When I input "snow rain"
      Then x1 is [5, 4]
      And W x1 is [5, 4]
      And h2 is [2, 14]

  Rule: What comes out
    $V h + c$ is the same for all. What is made of it depends on the question:
    a number, a yes or no for each entry, or one word of several.

    Background: A step that ends at the scores 2, 0 and −1
      Given W is [[1], [2]]
      And U is [[0, 1], [1, 0]]
      And the output weights V are [[2, 0], [0, 1], [1, 0]]
      And the output bias c is [0, -2, -2]
      And the activation is identity

    Scenario: Linear: the scores are the answer
      Given the output is linear
      When I input the number 1
      Then h1 is [1, 2]
      And V h1 is [2, 2, 1]
      And y1 is [2, 0, -1]

    Scenario: Sigmoid: yes or no, for each entry by itself
      The three need not add up to 1. Each is a separate question.

      Given the output is sigmoid
      When I input the number 1
      Then o1 is [2, 0, -1]
      And y1 is about [0.8808, 0.5000, 0.2689]

    Scenario: Softmax: one of three
      Given the output is softmax
      When I input the number 1
      Then o1 is [2, 0, -1]
      And p1 is about [0.8438, 0.1142, 0.0420]

    Scenario: Logits: the softmax is left to the reader
      PyTorch's loss for classes takes logits, and makes the softmax itself.
      A network that ends in a softmax and is followed by that loss has gone through two.

      Given the output is logits
      When I input the number 1
      Then o1 is [2, 0, -1]
