package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.analysis.Facts.Check;
import dev.actionguard.options.Options.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FactsTest {
  private static final Label ONE = Samples.parameter(0);
  private static final Label TWO = Samples.parameter(1, "owner");
  private static final List<Check> CHECKS =
      List.of(
          new Check(Strength.AUTHN, Set.of(), false),
          new Check(Strength.ROLE, Set.of(ONE), false),
          new Check(Strength.OBJECT, Set.of(ONE), false),
          new Check(Strength.OBJECT, Set.of(ONE), true),
          new Check(Strength.OBJECT, Set.of(TWO), true),
          new Check(Strength.OBJECT, Set.of(ONE, TWO), false, true));
  private static final Laws<Facts> LAWS = new Laws<>(Facts::or, FactsTest::isBelow);

  /** Returns whether all that the second says follows from the first. */
  static boolean isBelow(Facts left, Facts right) {
    return right.guards().entrySet().stream()
            .allMatch(g -> (g.getValue() & ~left.guards().getOrDefault(g.getKey(), 0)) == 0)
        && right.checks().stream()
            .allMatch(c -> left.checks().stream().anyMatch(d -> follows(c, d)));
  }

  /** A stronger check, surely one, of that object is a weaker, likely one of something. */
  private static boolean follows(Check weaker, Check from) {
    if (weaker.open() || from.open()) {
      return weaker.equals(from);
    }
    return from.strength().compareTo(weaker.strength()) >= 0
        && (weaker.byName() || !from.byName())
        && (weaker.subjects().isEmpty() || weaker.subjects().equals(from.subjects()));
  }

  private static Facts checks(int bits) {
    Facts facts = Facts.NONE;
    for (int i = 0; i < CHECKS.size(); i++) {
      facts = (bits >> i & 1) == 0 ? facts : facts.and(Facts.check(CHECKS.get(i)));
    }
    return facts;
  }

  private static Facts guards(int one, int two) {
    return Facts.guard(Labels.of(ONE, 0), one).and(Facts.guard(Labels.of(TWO, 0), two));
  }

  static Facts draw(SplittableRandom random) {
    int dense = random.nextInt(1 << CHECKS.size());
    int mask = random.nextInt(1 << CHECKS.size());
    return checks(dense & mask).and(guards(random.nextInt(4), random.nextInt(4)));
  }

  @Test
  void orIsTheLeastUpperBound() {
    List<Facts> checks = new ArrayList<>();
    for (int bits = 0; bits < 1 << CHECKS.size(); bits++) {
      if (Integer.bitCount(bits) <= 3) {
        checks.add(checks(bits));
      }
    }
    LAWS.holdForAll(checks);
    List<Facts> guards = new ArrayList<>();
    for (int bits = 0; bits < 16; bits++) {
      guards.add(guards(bits & 3, bits >> 2));
    }
    LAWS.holdForAll(guards);
    LAWS.holdForSome(FactsTest::draw, 5_000);
  }

  @Test
  void andIsWhatBothSay() {
    for (int a = 0; a < 1 << CHECKS.size(); a++) {
      for (int b = 0; b < 1 << CHECKS.size(); b++) {
        Facts one = checks(a).and(guards(a & 3, b & 3));
        Facts other = checks(b).and(guards(b & 3, a >> 2 & 3));
        Facts both = one.and(other);
        assertThat(both).isEqualTo(other.and(one)).isEqualTo(both.and(one));
        assertThat(isBelow(both, one) && isBelow(both, other)).isTrue();
      }
    }
  }

  @Test
  void whatIsLeftOverAndTheRestAreTheWhole() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      Facts a = draw(random);
      Facts b = draw(random);
      assertThat(a.minus(b).and(b)).isEqualTo(a.and(b));
      assertThat(a.minus(a)).isEqualTo(Facts.NONE);
      assertThat(isBelow(a, a.minus(b))).isTrue();
    }
  }

  /** Joins only forget: a chain of them ends after as many steps as there are facts. */
  @Test
  void growthEnds() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 200; run++) {
      Facts sum = checks((1 << CHECKS.size()) - 1).and(guards(3, 3));
      int changes = 0;
      for (int i = 0; i < 300; i++) {
        Facts next = sum.or(draw(random));
        changes += next.equals(sum) ? 0 : 1;
        sum = next;
      }
      assertThat(changes).isLessThanOrEqualTo(20);
    }
  }

  @Test
  void proofsOfATextHoldForItsPieces() {
    Label list = Samples.parameter(0, "names");
    Label any = list.then(AccessPath.ELEMENT);
    Label third = list.then(AccessPath.element(2));
    Facts ofAny = Facts.guard(Labels.of(any, 0), Mark.TEXT);
    assertThat(ofAny.guard(third)).isEqualTo(Mark.TEXT);
    assertThat(ofAny.guard(list)).isZero();
    Facts ofThird = Facts.guard(Labels.of(third, 0), Mark.TEXT);
    assertThat(ofThird.guard(any)).isZero();
    assertThat(Facts.guard(Labels.of(list, 0), Mark.TEXT).guard(third)).isEqualTo(Mark.TEXT);
  }
}
