public class OwnExceptions {
  static class Base extends Exception {
    final int code;

    Base(String message, int code) {
      super(message);
      this.code = code;
    }

    @Override
    public String getMessage() {
      return "[" + super.getMessage() + "/" + code + "]";
    }
  }

  static class Sub extends Base {
    Sub(int code) {
      super("sub", code);
    }
  }

  static void f(int n) throws Base {
    if (n == 0) throw new Base("base", 1);
    if (n == 1) throw new Sub(2);
    if (n == 2) throw new IllegalStateException(new Sub(3));
  }

  public static void main(String[] args) {
    for (int i = 0; i < 4; i++) {
      try {
        f(i);
        System.out.println("fine");
      } catch (Sub e) {
        System.out.println("sub " + e.code + e.getMessage());
      } catch (Base e) {
        System.out.println("base " + e.code + e.getMessage());
      } catch (IllegalStateException e) {
        Sub cause = (Sub) e.getCause();
        System.out.println("state " + cause.code);
      }
    }
  }
}
