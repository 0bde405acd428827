public class Loops {
  public static void main(String[] args) {
    int sum = 0;
    for (int i = 0, j = 10; i < j; i++, j--) {
      sum += i * j;
    }
    System.out.println(sum);
    int n = 27;
    int steps = 0;
    while (n != 1) {
      n = n % 2 == 0 ? n / 2 : 3 * n + 1;
      steps++;
    }
    System.out.println(steps);
    do {
      steps -= 7;
    } while (steps > 0);
    System.out.println(steps);
    for (; ; ) {
      if (++steps > 5) break;
      if (steps % 2 == 0) continue;
      System.out.print(steps + " ");
    }
    System.out.println();
    for (String s : new String[] {"x", "y"}) {
      for (char c : s.toCharArray()) {
        System.out.print(c);
      }
    }
    System.out.println();
  }
}
