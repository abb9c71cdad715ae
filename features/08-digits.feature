Feature: What a printed number says
  "0.54" and "0.5370" may stand for the same number, but they do not say the same.
  Every digit that is printed is a claim, and so is the place where the digits end.
  This page shows what can be claimed of a number, and what becomes of digits on their way through a network.

  Background: A memory of one number
    The network reads 1, again and again. Its first memory is $\tanh(0.6) = 0.537049\dots$

    Given W is 0.6
    And U is 0.7
    And b is 0
    And h0 is 0
    And the activation is tanh

  Rule: Equal, and about
    Scenario: Equal
      "Is" means equal, however the number is written.

      When I input the number 1
      Then a1 is 0.6
      And a1 is 3/5
      And a1 is 60%
      And a1 = 6e-1

    Scenario: About
      "Is about" means rounded to the digits that are printed. Fewer digits claim less; a zero at the end claims something.

      When I input the number 1
      Then h1 is about 0.5
      And h1 is about 0.54
      And h1 is about 0.537
      And h1 is about 0.5370
      And h1 ≈ 0.53705

    Scenario: Cut off
      To cut digits off is not to round: 0.53 is the beginning of the number, but 0.54 is nearer.
      An ellipsis says the same without a word.

      When I input the number 1
      Then h1 is 0.53 truncated to 2 decimals
      And h1 is 0.537 truncated to 3 decimals
      And h1 is 0.53…
      But h1 is about 0.54

    Scenario: Below zero, cutting off goes up
      Digits are dropped, whatever the sign. −0.53 lies above −0.537.

      When I input the number -1
      Then h1 is -0.53 truncated to 2 decimals
      And h1 is about -0.54

    Scenario: Within a distance
      Where a number was read from a drawing, all that can be said is how far off it may be.

      When I input the number 1
      Then h1 is 0.5 within 0.04
      And h1 is 0.54 within 0.003

  Rule: Large numbers and small ones
    A large number has digits to spare, and a small one begins with zeros that are no news.
    Significant figures count from the first digit that is not zero.

    Scenario: Figures
      The zeros of 2980 and 3000 hold the place of digits that are not claimed.

      Given the logits o are [8, -9, 0.5]
      Then e^8 is about 2981
      And e^8 is about 2980 to 3 significant figures
      And e^8 is about 3000 to 1 significant figure
      And e^-9 is about 0.000123 to 3 significant figures
      And e^-9 is about 1.23e-4
      And e^-9 is about 1.23·10^-4

    Scenario: About 0.00 is a weak claim
      The same number rounded to two decimals has nothing left. It is right, and says next to nothing.

      Given the logits o are [8, -9, 0.5]
      Then e^-9 is about 0.00
      And e^-9 is 0 within 0.001

  Rule: Rounding on the way
    Whoever works by hand rounds a number, writes it down, and goes on with what is written.
    The small difference goes on with it.

    Scenario: What rounding 0.5370 to 0.54 does to the next step
      When I input the numbers 1, 1
      Then a2 is about 0.9759
      But taking h1 as 0.54, a2 is 0.978
      And h2 is about 0.7513
      But taking h1 as 0.54, h2 is about 0.7522

    Scenario: Going on with a rounded number
      What is taken stays taken. Here the first memory is rounded so hard that the second shows it.

      When I input the numbers 1, 1
      And I take h1 as 0.5
      Then a2 is 0.95
      And h2 is about 0.74

    Scenario: One decimal all the way
      Each number is rounded before the next one is made from it: $0.7 \cdot 0.5 = 0.35$ becomes 0.4, and so on.
      The exact value is shown beside each.

      Given working to 1 decimal
      When I input the numbers 1, 1, 1
      Then U h1 is 0.4
      And U h2 is 0.6
      And the time steps are
        | t | a   | h   |
        | 1 | 0.6 | 0.5 |
        | 2 | 1.0 | 0.8 |
        | 3 | 1.2 | 0.8 |

    Scenario: Rounded at the end only
      One number of the table above was off: its 1.2 should have been 1.1.
      The memory that came of it, 0.8, was right again. tanh is nearly flat there, and forgives.

      When I input the numbers 1, 1, 1
      Then the time steps are about
        | t | a   | h   |
        | 1 | 0.6 | 0.5 |
        | 2 | 1.0 | 0.8 |
        | 3 | 1.1 | 0.8 |

    Scenario: Four decimals all the way
      With a few digits to spare, nothing is lost: every number here is also the exact one, rounded.

      Given working to 4 decimals
      When I input the numbers 1, 1, 1
      Then U h1 is 0.3759
      And U h2 is 0.5259
      And the time steps are
        | t | a      | h      |
        | 1 | 0.6000 | 0.5370 |
        | 2 | 0.9759 | 0.7513 |
        | 3 | 1.1259 | 0.8096 |

  Rule: Exactly half
    Scenario: A half is rounded away from zero
      −0.125 lies as near to −0.12 as to −0.13. By hand a half goes away from zero, on either side of it.
      A computer keeps 1.005 as 1.00499999999999989…, which is no half any more. It was written as one, and is rounded as one.

      Given working to 2 decimals
      And the matrix E is [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      And the vector k is [0.125, -0.125, 1.005]
      Then E k is [0.13, -0.13, 1.01]
