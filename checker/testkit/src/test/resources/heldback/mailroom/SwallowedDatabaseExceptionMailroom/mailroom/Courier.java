package mailroom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Template of one delivery. */
abstract class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  protected final LetterStore letters;

  Courier(LetterStore letters) {
    this.letters = letters;
  }

  final void run(String letter) {
    try {
      carry(letter);
      letters.markSent(letter);
      // OK: the failure is recorded
    } catch (DataAccessException e) {
      letters.markFailed(letter);
    }
    guarded(() -> letters.add(letter));
    letters.archive(letter).join();
    strict(() -> letters.markSent(letter));
    try {
      letters.count().join();
      letters.find(1).ifPresent(letters::archiveLoudly);
      // OK: re-thrown after the log
    } catch (DataAccessException e) {
      log.error("count", e);
      throw e;
    }
  }

  protected abstract void carry(String letter);

  private void guarded(Runnable step) {
    try {
      step.run();
      // BUG: SwallowedDatabaseException
    } catch (RuntimeException e) {
      log.info("step failed: {}", e.toString());
    }
  }

  private void strict(Runnable step) {
    try {
      step.run();
      // OK: thrown on by another method
    } catch (RuntimeException e) {
      throw wrap(e);
    }
  }

  private static IllegalStateException wrap(RuntimeException e) {
    return new IllegalStateException("step", e);
  }
}

@Component
class BikeCourier extends Courier {
  BikeCourier(LetterStore letters) {
    super(letters);
  }

  @Override
  protected void carry(String letter) {
    try {
      Integer.parseInt(letter.substring(0, 1));
      // OK: nothing of the database inside
    } catch (NumberFormatException e) {
      // carried without a number
    }
    try {
      letters.add("carried " + letter);
      // BUG: SwallowedDatabaseException
    } catch (DataAccessException | IllegalStateException e) {
      String why = e.getMessage();
    }
  }
}
