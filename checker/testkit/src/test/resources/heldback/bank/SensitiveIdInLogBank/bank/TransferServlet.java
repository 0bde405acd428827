package bank;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

// ONLY: SensitiveIdInLog
public class TransferServlet extends HttpServlet {
  private static final Logger log = LogManager.getLogger();
  private static final System.Logger system = System.getLogger("bank");
  private final Journal journal = new Journal(List.of(new ConsoleSink(), new CountingSink()));

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
    String iban = req.getParameter("iban");
    Account account = new Account(iban, req.getParameter("pin"), new CustomerNumber(req.getParameter("c")));
    // BUG: SensitiveIdInLog
    log.info("transfer to {}", iban);
    // BUG: SensitiveIdInLog
    log.debug(() -> "pin " + account.pin());
    // OK: the lambda shows a constant
    log.debug(() -> "pin " + (account.pin() == null ? "missing" : "given"));
    // BUG: SensitiveIdInLog
    system.log(Level.INFO, "transfer to {0}", account.iban());
    // OK: four characters at the end
    system.log(Level.INFO, "transfer to {0}", Masks.tail(account.iban()));
    // OK: a value object that masks itself
    log.info("customer {}", account.number());
    // BUG: SensitiveIdInLog
    log.printf(org.apache.logging.log4j.Level.INFO, "to %s", iban);
    // OK: the currency
    log.info("in {}", req.getParameter("currency"));
    journal.write("transfer", account.iban());
    journal.summary(account);
    CompletableFuture.supplyAsync(account::iban)
        .thenApply(String::toUpperCase)
        // BUG: SensitiveIdInLog
        .thenAccept(text -> log.info("moved {}", text));
    CompletableFuture.supplyAsync(account::iban)
        .thenApply(Masks::tail)
        // OK: masked on the way
        .thenAccept(text -> log.info("moved {}", text));
  }
}
