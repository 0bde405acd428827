package bank;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

class Journal {
  private static final Logger LOG = Logger.getLogger("journal");
  private final List<Sink> sinks;

  Journal(List<Sink> sinks) {
    this.sinks = sinks;
  }

  void write(String what, String detail) {
    for (Sink sink : sinks) {
      sink.put(what, detail);
    }
  }

  void summary(Account account) {
    // BUG: SensitiveIdInLog
    LOG.log(Level.INFO, "customer {0}", account.number().raw());
    // BUG: SensitiveIdInLog
    LOG.log(Level.INFO, "{0} {1}", new Object[] {"iban", account.iban()});
    // OK: masks itself
    LOG.log(Level.INFO, "customer {0}", account.number());
    // BUG: SensitiveIdInLog
    LOG.fine(() -> "iban " + account.iban());
    // OK: masked
    LOG.fine(() -> "iban " + Masks.tail(account.iban()));
    StringBuilder text = new StringBuilder("account ");
    describe(account, text, 2);
    // BUG: SensitiveIdInLog
    LOG.info(text.toString());
    StringBuilder plain = new StringBuilder("account ");
    indent(plain, 2);
    // OK: constants only
    LOG.info(plain.toString());
    Info info = new Info();
    // OK: no logger at all
    info.info(account.iban());
    // OK: the sink's class
    LOG.info("to " + sinks.get(0).getClass().getSimpleName());
  }

  private void describe(Account account, StringBuilder out, int depth) {
    if (depth > 0) {
      out.append(' ');
      describe(account, out, depth - 1);
    } else {
      out.append(account.iban());
    }
  }

  private void indent(StringBuilder out, int depth) {
    if (depth > 0) {
      out.append(' ');
      indent(out, depth - 1);
    }
  }
}

class Info {
  private String last = "";

  void info(String text) {
    last = text;
  }

  int size() {
    return last.length();
  }
}
