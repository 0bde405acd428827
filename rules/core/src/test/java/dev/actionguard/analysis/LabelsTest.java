package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private static final int[] MARKS = {
    0, Mark.TEXT, Mark.TEXT | Mark.BOUND, Mark.UNKNOWN_STEP, Mark.TEXT | Mark.UNKNOWN_STEP
  };
  private static final List<Label> LABELS =
      List.of(
          Samples.parameter(0), Samples.parameter(1, "name"), Samples.source(Origin.UNTRUSTED, 3));
  private static final Laws<Labels> LAWS = new Laws<>(Labels::union, LabelsTest::isBelow);

  /** Fewer sources, more proofs and fewer doubts say more. */
  static boolean isBelow(Labels left, Labels right) {
    boolean[] below = {true};
    left.forEach(
        (label, marks) -> {
          int others = right.marks(label);
          below[0] &=
              right.contains(label)
                  && (others & ~marks & ~Mark.POSSIBLE) == 0
                  && (marks & ~others & Mark.POSSIBLE) == 0;
        });
    return below[0];
  }

  /** All sets of the first labels with all of the marks. */
  private static List<Labels> all(int labels) {
    List<Labels> all = new ArrayList<>(List.of(Labels.NONE));
    for (Label label : LABELS.subList(0, labels)) {
      for (Labels shorter : List.copyOf(all)) {
        for (int marks : MARKS) {
          all.add(shorter.union(Labels.of(label, marks)));
        }
      }
    }
    return all;
  }

  static Labels draw(SplittableRandom random) {
    Labels drawn = Labels.NONE;
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      Label label = LABELS.get(random.nextInt(LABELS.size()));
      drawn = drawn.union(Labels.of(label, MARKS[random.nextInt(MARKS.length)]));
    }
    return drawn;
  }

  @Test
  void unionIsTheLeastUpperBound() {
    LAWS.holdForAll(all(2));
    LAWS.holdForSome(LabelsTest::draw, 5_000);
  }

  @Test
  void marksAreJoinedByTheirKind() {
    new Laws<Integer>(
            Mark::join, (a, b) -> (b & ~a & ~Mark.POSSIBLE) == 0 && (a & ~b & Mark.POSSIBLE) == 0)
        .holdForAll(List.of(0, 1, 2, 3, 1 << 16, 1 << 17, 3 << 16, 3 << 16 | 3, 1 << 16 | 1));
  }

  @Test
  void equalSetsAreEqualInAnyOrderAndHaveOneHash() {
    for (Labels a : all(2)) {
      for (Labels b : all(2)) {
        Labels one = a.union(b);
        Labels other = b.union(a);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(a.equals(b)).isEqualTo(isBelow(a, b) && isBelow(b, a));
      }
    }
  }

  /** What changes labels one by one keeps the order and may be done before or after a union. */
  @Test
  void changesAreMonotoneAndDistributive() {
    List<UnaryOperator<Labels>> changes =
        List.of(
            Labels::derived,
            l -> l.marked(Mark.MASKED | Mark.UNKNOWN_STEP),
            l -> l.then("id"),
            l -> l.at(AccessPath.element(3)),
            l -> l.filter(label -> label instanceof Label.Parameter));
    for (UnaryOperator<Labels> change : changes) {
      for (Labels a : all(2)) {
        for (Labels b : all(2)) {
          assertThat(change.apply(a.union(b))).isEqualTo(change.apply(a).union(change.apply(b)));
        }
      }
    }
  }

  /** A change after the proof leaves nothing of it; what may have happened stays. */
  @Test
  void derivedLabelsAreToldApartUpToALimit() {
    Label label = LABELS.get(0);
    Labels proved = Labels.of(label, Mark.CLOSED | Mark.LENGTH | Mark.BY_NAME);
    assertThat(proved.derived()).isEqualTo(Labels.of(label.derived(), Mark.BY_NAME));
    Labels often = proved;
    for (int i = 0; i <= Label.MAX_DERIVATIONS; i++) {
      often = often.derived();
    }
    assertThat(often.derived()).isEqualTo(often);
  }

  /** Beyond the limit labels are dropped, never the marks of those that are kept. */
  @Test
  void growthEnds() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      Labels sum = Labels.NONE;
      int changes = 0;
      for (int i = 0; i < 500; i++) {
        Labels more =
            Labels.of(
                Samples.source(Origin.UNTRUSTED, random.nextInt(40)),
                MARKS[random.nextInt(MARKS.length)]);
        Labels next = sum.union(more);
        assertThat(isBelow(sum, next)).isTrue();
        assertThat(isBelow(more, next) || next.isFull()).isTrue();
        assertThat(next.union(more)).isEqualTo(next);
        changes += next.equals(sum) ? 0 : 1;
        sum = next;
      }
      assertThat(sum.isFull()).isTrue();
      // Each label is added once, loses at most two proofs and gets at most one doubt.
      assertThat(changes).isLessThanOrEqualTo(sum.size() * 4);
    }
  }
}
