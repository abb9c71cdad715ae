Feature: How sure is a softmax?
  Stanford's notes for CS231n, ["Linear classification"](https://cs231n.github.io/linear-classify/)
  (2015; the page names no author, its history points to Andrej Karpathy), compare two kinds of classifier:
  one that gives scores, and the softmax, which gives probabilities.
  The notes' formulas are right, and so are most of their numbers;
  only the very first probabilities do not belong to the scores beside them.

  The notes call the scores $f$; here they are the logits $o$. The logarithm is the natural one.

  Rule: A cat, a dog and a ship
    Scenario: The scores 12.5, 0.6 and −23.0
      The notes have one classifier give these scores and another the probabilities 0.9, 0.09 and 0.01,
      to show how much more a reader learns from the second.
      They do not say that the ones were computed from the others, and they cannot have been:
      of scores that lie twelve and thirty-six apart, the softmax leaves the first all but alone.
      Read them as an illustration.

      Given the logits o
        | cat  | dog | ship  |
        | 12.5 | 0.6 | -23.0 |
      Then p is about [0.99999, 0.00001, 0.00000], though the source prints [0.9, 0.09, 0.01]
      And p("cat") is about 0.9999932
      And p("dog") is about 0.0000068
      And p("ship") is about 3.82e-16

    Scenario: No temperature helps
      A higher temperature makes a softmax less sure, but it cannot bring these scores to those probabilities.
      Cat and dog stand 10 to 1, as 0.9 and 0.09 do, at the temperature $11.9 / \ln(10) \approx 5.168$;
      there the ship has one in a thousand, while the notes give it one in a hundred.

      Given the logits o
        | cat  | dog | ship  |
        | 12.5 | 0.6 | -23.0 |
      And the temperature is 5.168
      Then p is about [0.908, 0.091, 0.001]

  Rule: The same scores, halved
    The notes then show that smaller weights make a classifier less sure,
    though the order of the classes stays as it was.

    Scenario: The scores 1, −2 and 0
      $e$ is 2.71828…; to two decimals that is 2.72, and the notes cut it off.

      Given the logits o are [1, -2, 0]
      Then e^o is about [2.72, 0.14, 1.00], though the source prints [2.71, 0.14, 1]
      And e^1 is 2.71 truncated to 2 decimals
      And p is about [0.7, 0.04, 0.26]

    Scenario: The probabilities do not mind
      Here too the slip is smaller than the digits that are printed in the end.

      Given the logits o are [1, -2, 0]
      Then taking e^{o} as [2.71, 0.14, 1], p is about [0.7, 0.04, 0.26]

    Scenario: Half of each: 0.5, −1 and 0
      Given the logits o are [0.5, -1, 0]
      Then e^o is about [1.65, 0.37, 1.00]
      And p is about [0.55, 0.12, 0.33]

    Scenario: To halve the scores is to double the temperature
      Given the logits o are [1, -2, 0]
      And the temperature is 2
      Then p is about [0.55, 0.12, 0.33]

  Rule: The loss in the figure
    A figure of the notes follows three scores to their loss; the true class is the third.
    Its caption prints 1.04. The numbers inside the figure are as quoted in a reader's notes.

    Background: The figure's scores
      Given the logits o are [-2.85, 0.86, 0.28]
      And the target y is [0, 0, 1]

    Scenario: From scores to the loss
      Then e^o is about [0.058, 2.36, 1.32]
      And p[2] is about 0.631
      And p[3] is about 0.353
      And L is about 1.04

    Scenario: The smallest of the three
      The figure has 0.016 for the first class, and arrives there honestly, from its own rounded numbers:
      0.058 of 3.738. The unrounded number lies on the other side of 0.0155.

      Then taking e^{o} as [0.058, 2.36, 1.32], p is about [0.016, 0.631, 0.353]
      But p is about [0.015, 0.631, 0.353], though the source prints [0.016, 0.631, 0.353]

    Scenario: The loss of an older printing
      Until March 2015 the figure had 0.452, which translations still print. That is the logarithm to base 10:
      right for a logarithm, but not for the one that the notes define.

      Then L is about 1.040, though the source prints 0.452
