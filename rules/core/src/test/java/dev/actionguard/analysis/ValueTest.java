package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ValueTest {
  static final Laws<Value> LAWS = new Laws<>(Value::join, ValueTest::isBelow);

  static final AbstractObject MADE =
      new AbstractObject.Allocated(Samples.site(1), "", "com.acme.B");
  static final AbstractObject GIVEN =
      new AbstractObject.Parameter(0, AccessPath.EMPTY.then("next"));
  static final List<Object> KEYS = List.of(0, 1, Value.NULL, Value.PRESENT);

  /** Returns whether the second value says nothing that the first does not. */
  static boolean isBelow(Value left, Value right) {
    return LabelsTest.isBelow(left.labels(), right.labels())
        && objectsAreBelow(left, right)
        && (right.constants().isEmpty()
            || (left.isFromConstants() && right.constants().containsAll(left.constants())))
        && prefixIsBelow(left.prefix(), right.prefix())
        && cleanedIsBelow(left, right)
        && (right.alias() == null || right.alias().equals(left.alias()))
        && KEYS.stream().allMatch(key -> outcomeIsBelow(left.given(key), right.given(key)));
  }

  private static boolean objectsAreBelow(Value left, Value right) {
    boolean anything = right.objects().isEmpty() && !right.isFromConstants();
    boolean many = right.objects().equals(Set.of(AbstractObject.OTHER));
    if (left.objects().isEmpty() && !left.isFromConstants()) {
      return right.objects().isEmpty() || right.objects().contains(AbstractObject.OTHER);
    }
    return many || right.objects().containsAll(left.objects()) || (anything && isNone(left));
  }

  private static boolean isNone(Value value) {
    return value.objects().isEmpty();
  }

  private static boolean prefixIsBelow(@Nullable String left, @Nullable String right) {
    return right == null || (left != null && left.startsWith(right));
  }

  /** A constant is as clean as can be; only what may have been done to it counts. */
  private static boolean cleanedIsBelow(Value left, Value right) {
    int doubts = left.cleaned() & ~right.cleaned() & Mark.POSSIBLE;
    int claims = right.cleaned() & ~left.cleaned() & ~Mark.POSSIBLE;
    return doubts == 0 && (claims == 0 || (left.isFromConstants() && !right.isFromConstants()));
  }

  /** Null means that it cannot be: then everything holds. */
  private static boolean outcomeIsBelow(@Nullable Facts left, @Nullable Facts right) {
    return left == null || (right != null && FactsTest.isBelow(left, right));
  }

  static Value draw(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> constant(random);
      case 1 -> reference(random);
      case 2 -> decision(random);
      default -> text(random);
    };
  }

  private static Value constant(SplittableRandom random) {
    Value value = Value.ofConstant(random.nextBoolean() ? Value.NULL : "ab" + random.nextInt(3));
    return random.nextInt(4) == 0 ? value.join(Value.ofConstant("a")) : value;
  }

  private static Value reference(SplittableRandom random) {
    Set<AbstractObject> objects = new LinkedHashSet<>();
    if (random.nextBoolean()) {
      objects.add(MADE);
    }
    if (random.nextBoolean()) {
      objects.add(GIVEN);
    }
    Value value = Value.UNKNOWN.withObjects(objects);
    return random.nextBoolean() ? value : value.withLabels(LabelsTest.draw(random));
  }

  private static Value decision(SplittableRandom random) {
    Value value = Value.of(LabelsTest.draw(random));
    for (Object key : List.of(0, 1)) {
      value = random.nextBoolean() ? value : value.withOutcome(key, FactsTest.draw(random));
    }
    return random.nextInt(4) == 0 ? value.withConstants(Set.of(random.nextInt(2))) : value;
  }

  private static Value text(SplittableRandom random) {
    String prefix = List.of("abc", "ab", "b").get(random.nextInt(3));
    return Value.of(LabelsTest.draw(random))
        .withPrefix(random.nextBoolean() ? prefix : null)
        .withAlias(random.nextBoolean() ? Samples.parameter(random.nextInt(2)) : null)
        .marked(random.nextInt(4) == 0 ? Mark.UNKNOWN_STEP : 0)
        .marked(random.nextBoolean() ? Mark.MASKED : 0);
  }

  @Test
  void joinIsAnUpperBoundOnReferences() {
    List<Value> all = new ArrayList<>(List.of(Value.UNKNOWN, Value.ofConstant(Value.NULL)));
    for (Set<AbstractObject> objects :
        List.of(Set.of(MADE), Set.of(GIVEN), Set.of(MADE, GIVEN), Set.of(AbstractObject.OTHER))) {
      for (Labels labels : List.of(Labels.NONE, Labels.of(Samples.parameter(0), 0))) {
        all.add(Value.of(labels).withObjects(objects));
      }
    }
    LAWS.holdForAll(all);
  }

  @Test
  void joinIsAnUpperBoundOnConstants() {
    List<Value> all = new ArrayList<>();
    for (Object constant : List.of(Value.NULL, "a", "ab", "abc")) {
      for (Object other : List.of(Value.NULL, "a", "b")) {
        Value value = Value.ofConstant(constant).join(Value.ofConstant(other));
        all.add(value);
        all.add(value.marked(Mark.UNKNOWN_STEP));
      }
    }
    all.add(Value.UNKNOWN);
    all.add(Value.of(Labels.of(Samples.parameter(0), 0)).marked(Mark.MASKED));
    LAWS.holdForAll(all);
  }

  @Test
  void joinIsAnUpperBoundOnAnything() {
    LAWS.holdForSome(ValueTest::draw, 5_000);
  }

  /** What holds on one path only goes into the outcomes that only that path has. */
  @Test
  void pathsAreToldByTheirConstants() {
    Facts checked = Facts.guard(Labels.of(Samples.parameter(0), 0), Mark.CLOSED);
    Value yes = Value.ofConstant(true);
    Value no = Value.ofConstant(false);
    Value joined = yes.join(no, checked, Facts.NONE, Facts.NONE, false);
    assertThat(joined.given(1)).isEqualTo(checked);
    assertThat(joined.given(0)).isEqualTo(Facts.NONE);
    Value widened = yes.join(no, checked, Facts.NONE, Facts.NONE, true);
    assertThat(widened.isFromConstants()).isFalse();
    assertThat(widened.given(1)).isEqualTo(checked);
    Value made = Value.of(MADE);
    Value none = Value.ofConstant(Value.NULL);
    Value maybe = made.join(none, checked, Facts.NONE, Facts.NONE, false);
    assertThat(maybe.given(Value.PRESENT)).isEqualTo(checked);
    assertThat(maybe.given(Value.NULL)).isEqualTo(Facts.NONE);
  }

  /** An object that was made here is not null, and stays so until something else may be there. */
  @Test
  void whatMayBeNullSaysSo() {
    Value made = Value.of(MADE);
    Value none = Value.ofConstant(Value.NULL);
    assertThat(made.given(Value.NULL)).isNull();
    for (Value other : List.of(none, Value.UNKNOWN, Value.of(GIVEN))) {
      Value joined = made.join(other);
      assertThat(joined.given(Value.NULL)).isEqualTo(Facts.NONE);
      assertThat(joined.join(made).given(Value.NULL)).isEqualTo(Facts.NONE);
      assertThat(joined.join(joined.join(none)).given(Value.NULL)).isEqualTo(Facts.NONE);
    }
  }

  /** The ways to give up: more than the known objects or constants stays more. */
  @Test
  void growthEnds() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 100; run++) {
      Value sum = draw(random);
      int changes = 0;
      for (int i = 0; i < 400; i++) {
        Value more =
            random.nextBoolean()
                ? draw(random)
                : random.nextBoolean()
                    ? Value.ofConstant(random.nextInt(30))
                    : Value.of(
                        new AbstractObject.Allocated(
                            Samples.site(random.nextInt(30)), "", "com.acme.C"));
        Value next = sum.join(more);
        assertThat(objectsAreBelow(sum, next) && objectsAreBelow(more, next)).isTrue();
        changes += next.equals(sum) ? 0 : 1;
        sum = next;
      }
      assertThat(changes).isLessThan(120);
    }
  }
}
