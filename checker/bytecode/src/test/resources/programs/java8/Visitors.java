public class Visitors {
  interface Expr {
    <R> R accept(Visitor<R> v);
  }

  interface Visitor<R> {
    R num(int n);

    R add(Expr a, Expr b);

    R neg(Expr a);
  }

  static Expr num(int n) {
    return new Expr() {
      @Override
      public <R> R accept(Visitor<R> v) {
        return v.num(n);
      }
    };
  }

  static class Add implements Expr {
    final Expr a;
    final Expr b;

    Add(Expr a, Expr b) {
      this.a = a;
      this.b = b;
    }

    @Override
    public <R> R accept(Visitor<R> v) {
      return v.add(a, b);
    }
  }

  static class Neg implements Expr {
    final Expr a;

    Neg(Expr a) {
      this.a = a;
    }

    @Override
    public <R> R accept(Visitor<R> v) {
      return v.neg(a);
    }
  }

  static class Eval implements Visitor<Integer> {
    @Override
    public Integer num(int n) {
      return n;
    }

    @Override
    public Integer add(Expr a, Expr b) {
      return a.accept(this) + b.accept(this);
    }

    @Override
    public Integer neg(Expr a) {
      return -a.accept(this);
    }
  }

  static class Show implements Visitor<String> {
    int depth;

    @Override
    public String num(int n) {
      return n < 0 ? "(" + n + ")" : "" + n;
    }

    @Override
    public String add(Expr a, Expr b) {
      depth++;
      try {
        return depth > 1 ? "(" + a.accept(this) + "+" + b.accept(this) + ")" : a.accept(this) + "+" + b.accept(this);
      } finally {
        depth--;
      }
    }

    @Override
    public String neg(Expr a) {
      return "-" + a.accept(this);
    }
  }

  public static void main(String[] args) {
    Expr e = new Add(new Neg(num(3)), new Add(num(10), new Neg(new Add(num(1), num(-2)))));
    System.out.println(e.accept(new Show()) + " = " + e.accept(new Eval()));
  }
}
