public class NestedTry {
  static String run(int n) {
    StringBuilder out = new StringBuilder();
    try {
      out.append('a');
      try {
        out.append('b');
        if (n == 0) throw new Exception("x");
        try {
          if (n == 1) throw new IllegalStateException("y");
          out.append('c');
        } catch (IllegalStateException e) {
          out.append('d');
          throw new RuntimeException(e);
        } finally {
          out.append('e');
        }
      } finally {
        out.append('f');
      }
    } catch (RuntimeException e) {
      out.append('g').append(e.getCause().getMessage());
    } catch (Exception e) {
      out.append('h').append(e.getMessage());
    } finally {
      out.append('i');
      try {
        if (n == 2) throw new Error("z");
      } catch (Error e) {
        out.append('j');
      }
    }
    return out.toString();
  }

  public static void main(String[] args) {
    for (int i = 0; i < 4; i++) System.out.println(run(i));
  }
}
