public class IntSwitch {
  static String dense(int n) {
    switch (n) {
      case 1:
        return "one";
      case 2:
      case 3:
        return "few";
      case 5:
        return "five";
      default:
        return "many";
    }
  }

  static int sparse(long n) {
    switch ((int) n) {
      case -1000:
        return 1;
      case 0:
        return 2;
      case 1000000:
        return 3;
      case Integer.MAX_VALUE:
        return 4;
    }
    return 0;
  }

  static char next(char c) {
    switch (c) {
      case 'a':
        return 'b';
      case 'z':
        return 'a';
      default:
        return ++c;
    }
  }

  static int boxed(Integer i, byte b) {
    switch (i) {
      case 1:
        b++;
      case 2:
        b += 2;
        break;
      default:
    }
    switch (b) {
      case 3:
        return -b;
      default:
        return b;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 7; i++) System.out.print(dense(i) + " ");
    System.out.println(sparse(-1000) + sparse(0) + sparse(1000000) + sparse(Integer.MAX_VALUE));
    System.out.println(next('a') + "" + next('z') + next('k'));
    System.out.println(boxed(1, (byte) 0) + " " + boxed(2, (byte) 127) + " " + boxed(3, (byte) 1));
  }
}
