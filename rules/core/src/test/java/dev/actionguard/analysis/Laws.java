package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The laws of a join, tried on all elements of a small domain or on triples drawn from a large one.
 * The order is given apart from the join, by what the elements mean.
 *
 * @param join the operation under test
 * @param below whether the first element says at least as much as the second
 */
record Laws<T>(BinaryOperator<T> join, BiPredicate<T, T> below) {
  private boolean same(T left, T right) {
    return below.test(left, right) && below.test(right, left);
  }

  /** Tries every pair and every triple. */
  void holdForAll(List<T> domain) {
    for (T a : domain) {
      idempotent(a);
      for (T b : domain) {
        holdForPair(a, b);
        for (T c : domain) {
          holdForTriple(a, b, c);
        }
      }
    }
  }

  /** Tries random triples, each drawn anew. */
  void holdForSome(Function<SplittableRandom, T> draw, int times) {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < times; i++) {
      T a = draw.apply(random);
      T b = draw.apply(random);
      T c = draw.apply(random);
      idempotent(a);
      holdForPair(a, b);
      // Comparable elements are rare among random ones: make some.
      T above = join.apply(a, c);
      holdForTriple(a, b, c);
      holdForTriple(a, above, b);
    }
  }

  private void idempotent(T a) {
    assertThat(join.apply(a, a)).as("join(a, a) of %s", a).isEqualTo(a);
    assertThat(below.test(a, a)).as("the order is reflexive at %s", a).isTrue();
  }

  private void holdForPair(T a, T b) {
    T joined = join.apply(a, b);
    if (!below.test(a, joined) || !below.test(b, joined)) {
      assertThat(joined).as("no upper bound of%n%s%n%s", a, b).isNull();
    }
    if (!same(joined, join.apply(b, a))) {
      assertThat(join.apply(b, a)).as("not commutative:%n%s%n%s", a, b).isEqualTo(joined);
    }
    if (below.test(a, b) && !same(joined, b)) {
      assertThat(joined).as("the join with something above%n%s%n%s", a, b).isEqualTo(b);
    }
  }

  private void holdForTriple(T a, T b, T c) {
    T left = join.apply(join.apply(a, b), c);
    T right = join.apply(a, join.apply(b, c));
    if (!same(left, right)) {
      assertThat(left).as("not associative:%n%s%n%s%n%s", a, b, c).isEqualTo(right);
    }
    if (below.test(a, b) && !below.test(join.apply(a, c), join.apply(b, c))) {
      assertThat(join.apply(a, c))
          .as("not monotone:%n%s%n%s%n%s", a, b, c)
          .isEqualTo(join.apply(b, c));
    }
    if (below.test(a, c) && below.test(b, c) && !below.test(join.apply(a, b), c)) {
      assertThat(join.apply(a, b)).as("not the least:%n%s%n%s%n%s", a, b, c).isEqualTo(c);
    }
  }
}
