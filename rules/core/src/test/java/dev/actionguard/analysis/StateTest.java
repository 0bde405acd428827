package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fact at a point of a method: locals, heap and what holds on every path. */
final class StateTest {
  private static final int LOCALS = 2;
  private static final List<AbstractObject> OBJECTS = List.of(ValueTest.MADE, ValueTest.GIVEN);
  private static final List<String> FIELDS = List.of("name", "id");

  private static State draw(SplittableRandom random) {
    State state = new State(LOCALS);
    for (int i = 0; i < LOCALS; i++) {
      state.set(i, ValueTest.draw(random));
    }
    for (AbstractObject object : OBJECTS) {
      if (random.nextBoolean()) {
        ObjectState held = ObjectState.EMPTY;
        for (String field : FIELDS) {
          held = random.nextBoolean() ? held : held.with(field, ValueTest.draw(random), true);
        }
        state.put(object, random.nextBoolean() ? held : held.with(ContainerTest.draw(random)));
      }
    }
    state.assume(FactsTest.draw(random));
    return state;
  }

  /**
   * Returns whether the second state says nothing that the first does not, when what holds on the
   * paths is written to the values.
   */
  private static boolean isBelow(State left, State right) {
    if (!FactsTest.isBelow(left.facts(), right.facts())) {
      return false;
    }
    for (int i = 0; i < LOCALS; i++) {
      if (!isBelow(left, left.local(i), right, right.local(i))) {
        return false;
      }
    }
    Set<AbstractObject> objects = left.objects();
    for (AbstractObject object : objects) {
      ObjectState mine = left.object(object);
      ObjectState others = right.object(object);
      if (others == null) {
        return false;
      }
      for (String field : others.fields().keySet()) {
        Value from = mine.fields().getOrDefault(field, State.initial(object, field));
        if (!isBelow(left, from, right, others.fields().get(field))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isBelow(State left, Value mine, State right, Value others) {
    Value settled = right.settled(others);
    Value from = left.settled(mine);
    Map<Object, Facts> maybeNull = Map.of(Value.NULL, Facts.NONE);
    return LabelsTest.isBelow(from.labels(), settled.labels())
        && ValueTest.isBelow(
            from.withLabels(Labels.NONE).withOutcomes(maybeNull),
            settled.withLabels(Labels.NONE).withOutcomes(maybeNull))
        && ValueTest.KEYS.stream()
            .allMatch(key -> outcomeIsBelow(left.facts(), from.given(key), settled.given(key)));
  }

  /** What holds on the path holds for each outcome. */
  private static boolean outcomeIsBelow(Facts path, @Nullable Facts left, @Nullable Facts right) {
    return left == null || (right != null && FactsTest.isBelow(path.and(left), right));
  }

  @Test
  void joinIsAnUpperBoundInEitherOrder() {
    SplittableRandom random = new SplittableRandom(29);
    for (int i = 0; i < 1_500; i++) {
      State a = draw(random);
      State b = draw(random);
      State one = a.join(b, false);
      State other = b.join(a, false);
      assertThat(a.join(a.copy(), false)).isEqualTo(a);
      assertThat(isBelow(a, one) && isBelow(b, one)).as("%d", i).isTrue();
      assertThat(isBelow(one, other) && isBelow(other, one)).as("%d", i).isTrue();
      assertThat(isBelow(one, a.join(b, true))).as("%d", i).isTrue();
    }
  }

  @Test
  void joinNeverChangesItsOperands() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < 1_000; i++) {
      SplittableRandom same = random.split();
      SplittableRandom again = new SplittableRandom(i);
      State a = draw(new SplittableRandom(i));
      State b = draw(same);
      a.join(b, i % 2 == 0);
      assertThat(a).isEqualTo(draw(again));
    }
  }

  /** What the solver relies on: joining the same states again and again comes to rest. */
  @Test
  void growthEnds() {
    SplittableRandom random = new SplittableRandom(37);
    for (int run = 0; run < 30; run++) {
      State sum = draw(random);
      int changes = 0;
      for (int i = 0; i < 100; i++) {
        State next = sum.join(draw(random), i > 20);
        changes += next.equals(sum) ? 0 : 1;
        sum = next;
      }
      assertThat(changes).isLessThan(100);
    }
  }

  /** A local that one path did not assign cannot be read after the join. */
  @Test
  void whatOnePathDidNotAssignIsUnknown() {
    State a = new State(1);
    a.set(0, Value.ofConstant("x"));
    assertThat(a.join(new State(1), false).local(0)).isEqualTo(Value.UNKNOWN);
  }

  /** What only one path proved holds for the values of that path, written to them by the join. */
  @Test
  void proofsOfOnePathStayWithItsValues() {
    Label first = Samples.parameter(0);
    Label second = Samples.parameter(1);
    State a = new State(1);
    a.set(0, Value.of(Labels.of(first, 0)));
    a.assume(Facts.guard(Labels.of(first, 0), Mark.CLOSED));
    State b = new State(1);
    b.set(0, Value.of(Labels.of(second, 0)));
    b.assume(Facts.guard(Labels.of(second, 0), Mark.CLOSED));
    State joined = a.join(b, false);
    assertThat(joined.facts()).isEqualTo(Facts.NONE);
    assertThat(joined.local(0).labels().marks(first)).isEqualTo(Mark.CLOSED);
    assertThat(joined.local(0).labels().marks(second)).isEqualTo(Mark.CLOSED);
  }

  /** What is stored through a copy is not seen in the original, and the other way round. */
  @Test
  void copiesShareNothingThatIsWritten() {
    State a = new State(1);
    a.put(ValueTest.MADE, ObjectState.EMPTY);
    State b = a.copy();
    b.put(ValueTest.MADE, ObjectState.EMPTY.with("id", Value.ofConstant(1), true));
    assertThat(a.object(ValueTest.MADE)).isEqualTo(ObjectState.EMPTY);
    a.put(ValueTest.GIVEN, ObjectState.EMPTY);
    assertThat(b.object(ValueTest.GIVEN)).isNull();
  }
}
