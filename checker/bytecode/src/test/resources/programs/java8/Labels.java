public class Labels {
  public static void main(String[] args) {
    outer:
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        if (j == 3) continue outer;
        if (i == 3) break outer;
        System.out.print(i * 10 + j + " ");
      }
    }
    System.out.println();
    block:
    {
      if (args.length == 0) break block;
      System.out.println("not reached");
    }
    int i = 0;
    a:
    while (true) {
      b:
      do {
        i++;
        switch (i) {
          case 3:
            continue b;
          case 5:
            continue a;
          case 9:
            break a;
          default:
            break;
        }
        System.out.print(i);
      } while (i % 4 != 0);
      System.out.print("|");
    }
    System.out.println();
  }
}
