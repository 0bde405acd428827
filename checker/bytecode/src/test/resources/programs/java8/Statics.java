public class Statics {
  static int counter;
  static final int[] TABLE = new int[5];

  static {
    for (int i = 0; i < TABLE.length; i++) TABLE[i] = i == 0 ? 1 : TABLE[i - 1] * 3;
  }

  static class Parent {
    static String where = "parent";
    static int hidden = 1;
  }

  static class Child extends Parent {
    static int hidden = 2;
  }

  interface Constants {
    int A = 10;
    int B = A * 2 + Statics.counter;
  }

  static int next() {
    return counter++;
  }

  public static void main(String[] args) {
    next();
    next();
    System.out.println(counter + " " + TABLE[4]);
    System.out.println(Child.where + Child.hidden + Parent.hidden);
    Child.where = "changed";
    System.out.println(Parent.where);
    System.out.println(Constants.A + Constants.B);
    System.out.println(Integer.MAX_VALUE + Long.SIZE + Character.MAX_RADIX);
  }
}
