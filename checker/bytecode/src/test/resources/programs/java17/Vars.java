import java.util.ArrayList;
import java.util.function.BinaryOperator;

public class Vars {
  private interface Hidden {
    private int secret() {
      return 41;
    }

    default int open() {
      return secret() + staticSecret();
    }

    private static int staticSecret() {
      return 1;
    }
  }

  public static void main(String[] args) {
    var list = new ArrayList<String>();
    list.add("v");
    for (var s : list) System.out.println(s);
    var anonymous =
        new Object() {
          int count = 2;

          int inc() {
            return ++count;
          }
        };
    System.out.println(anonymous.inc() + anonymous.count);
    BinaryOperator<Integer> op = (var a, var b) -> a * b;
    System.out.println(op.apply(6, 7));
    System.out.println(new Hidden() {}.open());
    var array = new int[][] {{1}, {2, 3}};
    System.out.println(array[1].length);
    try (var r = new AutoCloseable() {
          @Override
          public void close() {
            System.out.println("closed");
          }
        }) {
      System.out.println("using " + (r != null));
    }
    final AutoCloseable outer = () -> System.out.println("outer closed");
    try (outer) {
      System.out.println("in");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
