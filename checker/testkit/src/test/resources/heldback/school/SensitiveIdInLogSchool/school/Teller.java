package school;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

interface Teller {
  void tell(String text);
}

class Loud implements Teller {
  private static final Logger log = LoggerFactory.getLogger(Loud.class);

  @Override
  public void tell(String text) {
    // BUG: SensitiveIdInLog
    log.info("telling [{}]", text);
    // OK: a length
    log.info("told {} characters", text.length());
  }
}

class Quiet implements Teller {
  private final Teller next;

  Quiet(Teller next) {
    this.next = next;
  }

  @Override
  public void tell(String text) {
    next.tell("***");
  }
}

class Tagged implements Teller {
  private final Teller next;

  Tagged(Teller next) {
    this.next = next;
  }

  @Override
  public void tell(String text) {
    next.tell("tag " + text);
  }
}

enum Steps implements Teller {
  APPLY {
    @Override
    public void tell(String text) {
      // BUG: SensitiveIdInLog
      LoggerFactory.getLogger("apply").info("applied: {}", text);
    }
  },
  LEAVE {
    @Override
    public void tell(String text) {
      // OK: the name of the constant
      LoggerFactory.getLogger("leave").info("step {}", name());
    }
  }
}
