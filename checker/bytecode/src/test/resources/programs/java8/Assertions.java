public class Assertions {
  static int checked(int n) {
    assert n > 0 : "not positive: " + n;
    return n;
  }

  public static void main(String[] args) {
    System.out.println(checked(-1));
    int i = 0;
    assert i++ > 5;
    System.out.println(i);
  }
}
