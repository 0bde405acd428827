package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ContainerTest {
  static final Laws<Container> LAWS = new Laws<>(Container::join, ContainerTest::isBelow);
  private static final List<Object> KEYS = List.of("a", "b", "c");

  /** What a container says: how many elements a list has, which keys are used, what each holds. */
  static boolean isBelow(Container left, Container right) {
    if (right.list() != null) {
      if (left.list() == null || left.list().size() != right.list().size()) {
        return false;
      }
      for (int i = 0; i < right.list().size(); i++) {
        if (!ValueTest.isBelow(left.list().get(i), right.list().get(i))) {
          return false;
        }
      }
    }
    boolean keys =
        right.keyed().isEmpty()
            || (left.list() == null && left.keyed().keySet().equals(right.keyed().keySet()));
    return keys
        && right.keyed().entrySet().stream()
            .allMatch(e -> ValueTest.isBelow(left.keyed().get(e.getKey()), e.getValue()))
        && isBelow(left.all(), right.all())
        && isBelow(left.rest(), right.rest() == null && hasKeys(right) ? null : right.all());
  }

  private static boolean hasKeys(Container container) {
    return container.list() != null || !container.keyed().isEmpty();
  }

  private static boolean isBelow(@Nullable Value left, @Nullable Value right) {
    return left == null || (right != null && ValueTest.isBelow(left, right));
  }

  static Container draw(SplittableRandom random) {
    Container container = random.nextBoolean() ? Container.EMPTY : Container.EMPTY_LIST;
    int steps = random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      Value value = ValueTest.draw(random);
      container =
          switch (random.nextInt(3)) {
            case 0 -> container.put(KEYS.get(random.nextInt(2)), value, random.nextBoolean());
            case 1 -> container.list() == null ? container : container.append(value);
            default -> random.nextInt(3) == 0 ? container.add(value) : container;
          };
    }
    return container;
  }

  @Test
  void joinIsAnUpperBound() {
    List<Container> all = new ArrayList<>(List.of(Container.EMPTY, Container.EMPTY_LIST));
    for (Value value : List.of(Value.ofConstant("x"), Value.ofConstant("y"), Value.UNKNOWN)) {
      all.add(Container.of(value));
      all.add(Container.EMPTY.put("a", value, true));
      all.add(Container.EMPTY.put("b", value, true));
      all.add(Container.EMPTY.put("a", value, true).put("b", Value.ofConstant("z"), true));
      all.add(Container.EMPTY_LIST.append(value));
      all.add(Container.EMPTY_LIST.append(value).append(Value.ofConstant("z")));
    }
    LAWS.holdForAll(all);
    LAWS.holdForSome(ContainerTest::draw, 5_000);
  }

  /** Every element that is in one of two containers is found in their join, by key and by all. */
  @Test
  void joinKeepsEveryElement() {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 5_000; i++) {
      Container left = draw(random);
      Container right = draw(random);
      Container joined = left.join(right);
      left.forEach(value -> assertThat(isBelow(value, joined.all())).isTrue());
      right.forEach(value -> assertThat(isBelow(value, joined.all())).isTrue());
      for (Object key : KEYS) {
        assertThat(isBelow(left.get(key), joined.get(key))).isTrue();
        assertThat(isBelow(right.get(key), joined.get(key))).isTrue();
      }
    }
  }

  /** Strong writes to a container are those of a map, as long as it does not grow too large. */
  @Test
  void isTheMapThatTheProgramMakes() {
    SplittableRandom random = new SplittableRandom(19);
    for (int run = 0; run < 300; run++) {
      Container container = Container.EMPTY;
      Map<Object, Value> map = new HashMap<>();
      for (int i = 0; i < 50; i++) {
        Object key = random.nextInt(20);
        if (random.nextInt(4) == 0) {
          container = container.remove(key);
          map.remove(key);
        } else {
          Value value = Value.ofConstant(random.nextInt());
          container = container.put(key, value, true);
          map.put(key, value);
        }
      }
      assertThat(container.keyed()).isEqualTo(map);
      assertThat(container.isExact()).isTrue();
    }
  }

  /** The same for lists; an index out of bounds gives up the order and loses no element. */
  @Test
  void isTheListThatTheProgramMakes() {
    SplittableRandom random = new SplittableRandom(23);
    for (int run = 0; run < 300; run++) {
      Container container = Container.EMPTY_LIST;
      List<Value> list = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Value value = Value.ofConstant(random.nextInt());
        int index = random.nextInt(list.size() + 1);
        switch (random.nextInt(4)) {
          case 0 -> {
            container = container.append(value);
            list.add(value);
          }
          case 1 -> {
            container = container.insert(index, value);
            list.add(index, value);
          }
          case 2 -> {
            if (index < list.size()) {
              container = container.put(index, value, true);
              list.set(index, value);
            }
          }
          default -> {
            if (index < list.size()) {
              container = container.remove((Object) index);
              list.remove(index);
            }
          }
        }
      }
      assertThat(container.list()).isEqualTo(list);
      Container given = container.insert(99, Value.ofConstant("x"));
      assertThat(given.list()).isNull();
      list.forEach(value -> assertThat(isBelow(value, given.all())).isTrue());
    }
  }

  @Test
  void sizeIsBounded() {
    Container map = Container.EMPTY;
    Container list = Container.EMPTY_LIST;
    for (int i = 0; i < 1_000; i++) {
      map = map.put(i, Value.ofConstant(i), true);
      list = list.append(Value.ofConstant(i));
      assertThat(map.keyed()).hasSizeLessThanOrEqualTo(32);
      assertThat(list.list() == null || list.list().size() <= 32).isTrue();
    }
    assertThat(Objects.requireNonNull(map.all()).isFromConstants()).isFalse();
    assertThat(list.collapsed()).isEqualTo(list);
  }
}
