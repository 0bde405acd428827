import java.util.Arrays;
import java.util.Random;

public class Sorting {
  static void quick(int[] a, int lo, int hi) {
    if (lo >= hi) return;
    int p = a[(lo + hi) >>> 1];
    int i = lo;
    int j = hi;
    while (i <= j) {
      while (a[i] < p) i++;
      while (a[j] > p) j--;
      if (i <= j) {
        int t = a[i];
        a[i++] = a[j];
        a[j--] = t;
      }
    }
    quick(a, lo, j);
    quick(a, i, hi);
  }

  static int[] merge(int[] a) {
    if (a.length < 2) return a;
    int[] l = merge(Arrays.copyOfRange(a, 0, a.length / 2));
    int[] r = merge(Arrays.copyOfRange(a, a.length / 2, a.length));
    int[] out = new int[a.length];
    for (int i = 0, j = 0, k = 0; k < out.length; ) {
      out[k++] = j == r.length || i < l.length && l[i] <= r[j] ? l[i++] : r[j++];
    }
    return out;
  }

  static void bubble(int[] a) {
    boolean swapped;
    do {
      swapped = false;
      for (int i = 1; i < a.length; i++) {
        if (a[i - 1] > a[i]) {
          a[i - 1] ^= a[i];
          a[i] ^= a[i - 1];
          a[i - 1] ^= a[i];
          swapped = true;
        }
      }
    } while (swapped);
  }

  public static void main(String[] args) {
    Random random = new Random(42);
    int[] a = new int[12];
    for (int i = 0; i < a.length; i++) a[i] = random.nextInt(100);
    int[] b = a.clone();
    int[] c = a.clone();
    quick(a, 0, a.length - 1);
    bubble(b);
    System.out.println(Arrays.toString(a));
    System.out.println(Arrays.equals(a, b) + " " + Arrays.equals(a, merge(c)));
    int lo = 0;
    int hi = a.length - 1;
    int steps = 0;
    while (lo <= hi) {
      int mid = lo + hi >>> 1;
      steps++;
      if (a[mid] == a[7]) break;
      else if (a[mid] < a[7]) lo = mid + 1;
      else hi = mid - 1;
    }
    System.out.println(steps);
  }
}
