import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;

public class Interp {
  private final Map<String, IntBinaryOperator> ops = new HashMap<>();
  private final Deque<Integer> stack = new ArrayDeque<>();

  Interp() {
    ops.put("+", (a, b) -> a + b);
    ops.put("-", (a, b) -> a - b);
    ops.put("*", (a, b) -> a * b);
    ops.put("max", Math::max);
    ops.put("pow", Interp::pow);
  }

  private static int pow(int a, int b) {
    int r = 1;
    while (b-- > 0) r *= a;
    return r;
  }

  int eval(String text) {
    for (String token : text.split(" ")) {
      IntBinaryOperator op = ops.get(token);
      if (op == null) {
        stack.push(Integer.parseInt(token));
      } else {
        int b = stack.pop();
        int a = stack.pop();
        stack.push(op.applyAsInt(a, b));
      }
    }
    return stack.pop();
  }

  public static void main(String[] args) {
    System.out.println(new Interp().eval("3 4 + 2 *"));
    System.out.println(new Interp().eval("2 10 pow 5 max 1 -"));
    try {
      new Interp().eval("x");
    } catch (NumberFormatException e) {
      System.out.println(e.getMessage());
    }
  }
}
