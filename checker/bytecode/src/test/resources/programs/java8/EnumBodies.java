public class EnumBodies {
  enum Op {
    ADD("+") {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    MUL("*") {
      @Override
      int apply(int a, int b) {
        return a * b;
      }

      @Override
      public String toString() {
        return "times";
      }
    };

    private final String symbol;
    private static int used;

    Op(String symbol) {
      this.symbol = symbol;
    }

    abstract int apply(int a, int b);

    String show(int a, int b) {
      used++;
      return a + symbol + b + "=" + apply(a, b);
    }
  }

  enum Level implements java.util.function.IntSupplier {
    LOW,
    HIGH {
      @Override
      public int getAsInt() {
        return 100 + LOW.getAsInt();
      }
    };

    @Override
    public int getAsInt() {
      return ordinal();
    }
  }

  public static void main(String[] args) {
    for (Op op : Op.values()) System.out.println(op + " " + op.name() + " " + op.show(3, 4));
    System.out.println(Op.used + " " + Op.valueOf("MUL").ordinal());
    System.out.println(Level.LOW.getAsInt() + Level.HIGH.getAsInt());
    System.out.println(Op.ADD.compareTo(Op.MUL) + " " + Op.ADD.equals(Op.MUL) + (Op.ADD == Op.ADD));
  }
}
