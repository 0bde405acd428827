public class StateMachine {
  enum State {
    START {
      @Override
      State next(char c) {
        return Character.isDigit(c) ? NUMBER : c == '-' ? SIGN : ERROR;
      }
    },
    SIGN {
      @Override
      State next(char c) {
        return Character.isDigit(c) ? NUMBER : ERROR;
      }
    },
    NUMBER {
      @Override
      State next(char c) {
        return Character.isDigit(c) ? this : ERROR;
      }
    },
    ERROR {
      @Override
      State next(char c) {
        return ERROR;
      }
    };

    abstract State next(char c);
  }

  static boolean accepts(String s) {
    State state = State.START;
    for (int i = 0; i < s.length(); i++) state = state.next(s.charAt(i));
    switch (state) {
      case NUMBER:
        return true;
      case START:
      case SIGN:
      case ERROR:
        return false;
      default:
        throw new AssertionError(state);
    }
  }

  public static void main(String[] args) {
    for (String s : new String[] {"", "1", "-12", "-", "1a", "a", "007"}) {
      System.out.print(s + ":" + accepts(s) + " ");
    }
    System.out.println();
  }
}
