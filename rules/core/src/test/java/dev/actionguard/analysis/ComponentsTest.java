package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComponentsTest {
  /** Which vertex reaches which, itself included, by the definition. */
  private static boolean[][] closure(int[][] edges, BitSet selected) {
    int size = edges.length;
    boolean[][] reaches = new boolean[size][size];
    for (int v = 0; v < size; v++) {
      reaches[v][v] = selected.get(v);
      for (int target : edges[v]) {
        reaches[v][target] |= selected.get(v) && selected.get(target);
      }
    }
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    return reaches;
  }

  private static void check(int[][] edges, BitSet selected) {
    boolean[][] reaches = closure(edges, selected);
    List<List<int[]>> levels = new Components(edges, selected).levels();
    int[] levelOf = new int[edges.length];
    Arrays.fill(levelOf, -1);
    int found = 0;
    for (int level = 0; level < levels.size(); level++) {
      assertThat(levels.get(level)).isNotEmpty();
      for (int[] component : levels.get(level)) {
        int[] sorted = component.clone();
        Arrays.sort(sorted);
        for (int member : component) {
          assertThat(levelOf[member]).isEqualTo(-1);
          levelOf[member] = level;
          found++;
          for (int other = 0; other < edges.length; other++) {
            boolean together = Arrays.binarySearch(sorted, other) >= 0;
            assertThat(together).isEqualTo(reaches[member][other] && reaches[other][member]);
          }
        }
      }
    }
    assertThat(found).isEqualTo(selected.cardinality());
    for (int v = 0; v < edges.length; v++) {
      for (int target : edges[v]) {
        if (selected.get(v) && selected.get(target) && !reaches[target][v]) {
          // Callees come first: all of a level can be analysed at once.
          assertThat(levelOf[target]).isLessThan(levelOf[v]);
        }
      }
    }
  }

  /** All graphs of three vertices, and of each all selections. */
  @Test
  void areThoseOfTheDefinitionOnSmallGraphs() {
    for (int bits = 0; bits < 1 << 9; bits++) {
      int[][] edges = new int[3][];
      for (int v = 0; v < 3; v++) {
        List<Integer> targets = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
          if (((bits >> (3 * v + t)) & 1) != 0) {
            targets.add(t);
          }
        }
        edges[v] = targets.stream().mapToInt(Integer::intValue).toArray();
      }
      for (int selection = 0; selection < 8; selection++) {
        check(edges, BitSet.valueOf(new long[] {selection}));
      }
    }
  }

  @Test
  void areThoseOfTheDefinitionOnRandomGraphs() {
    SplittableRandom random = new SplittableRandom(41);
    for (int run = 0; run < 300; run++) {
      int size = 1 + random.nextInt(20);
      int[][] edges = new int[size][];
      BitSet selected = new BitSet();
      for (int v = 0; v < size; v++) {
        edges[v] = random.ints(random.nextInt(4), 0, size).toArray();
        selected.set(v, random.nextInt(5) > 0);
      }
      check(edges, selected);
    }
  }

  /** Of a ring all but one come after what they lead to: one round over it tells nearly all. */
  @Test
  void aRingIsOrderedFromItsEnd() {
    int size = 1_000;
    int[][] edges = new int[size][];
    for (int v = 0; v < size; v++) {
      edges[v] = new int[] {(v + 1) % size};
    }
    BitSet all = new BitSet();
    all.set(0, size);
    int[] ring = new Components(edges, all).levels().get(0).get(0);
    for (int i = 0; i < size; i++) {
      assertThat(ring[i]).isEqualTo(size - 1 - i);
    }
  }

  @Test
  void aDeepChainNeedsNoStack() {
    int size = 200_000;
    int[][] edges = new int[size][];
    for (int v = 0; v < size; v++) {
      edges[v] = v + 1 < size ? new int[] {v + 1} : new int[0];
    }
    BitSet all = new BitSet();
    all.set(0, size);
    List<List<int[]>> levels = new Components(edges, all).levels();
    assertThat(levels).hasSize(size);
    assertThat(levels.get(0).get(0)).containsExactly(size - 1);
  }
}
