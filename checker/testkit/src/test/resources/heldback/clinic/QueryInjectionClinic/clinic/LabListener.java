// ONLY: LocalClock
// ONLY: MissingAccessCheck
// ONLY: QueryInjection
// ONLY: SensitiveIdInLog
// ONLY: SwallowedDatabaseException
package clinic;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class LabListener {
  private static final Logger log = LoggerFactory.getLogger(LabListener.class);
  private final LabStore store;

  LabListener(LabStore store) {
    this.store = store;
  }

  @JmsListener(destination = "lab")
  void onResult(String message) {
    LabResult result = LabResult.parse(message);
    // OK: the kind of test
    log.info("result of {}", result.test());
    store.insert(result);
    store.replace(result);
  }
}

record LabResult(String sample, String test, double value) {
  static LabResult parse(String message) {
    String[] parts = message.split(",");
    return new LabResult(parts[0], parts[1], Double.parseDouble(parts[2]));
  }
}
