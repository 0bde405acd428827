public class BigSwitch {
  static int run(String program) {
    int acc = 0;
    int pc = 0;
    int steps = 0;
    while (pc < program.length() && steps++ < 1000) {
      switch (program.charAt(pc)) {
        case '+':
          acc++;
          break;
        case '-':
          acc--;
          break;
        case '*':
          acc *= 2;
          break;
        case '?':
          if (acc % 2 == 0) pc++;
          break;
        case '<':
          pc = acc < 50 ? -1 : pc;
          break;
        case '.':
          System.out.print(acc + " ");
        case ' ':
          break;
        case '!':
          return acc;
        default:
          throw new IllegalArgumentException("at " + pc + ": " + program.charAt(pc));
      }
      pc++;
    }
    return -acc;
  }

  public static void main(String[] args) {
    System.out.println(run("+*.<!"));
    System.out.println(run("+++?*-."));
    try {
      run("+x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
