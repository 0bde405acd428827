package gym;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Visits {
  private static final Logger log = LoggerFactory.getLogger(Visits.class);
  private final List<String> waiting = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  void note(Visit visit) {
    // BUG: SensitiveIdInLog
    log.info("visit of {} at locker {}", Privacy.tidy(visit.email()), visit.locker());
    String text = String.format("token=%s", visit.accessToken());
    // BUG: SensitiveIdInLog
    log.info(text);
    String kind = visit.accessToken().startsWith("day") ? "day" : "month";
    // OK: one of two constants
    log.info("kind {}", kind);
    String nextPageToken = "p" + visit.locker();
    // OK: a page token is no secret
    log.info("next {}", nextPageToken);
    if (log.isDebugEnabled()) {
      // BUG: SensitiveIdInLog
      log.debug("phone {} of {}", new Object[] {visit.phone(), visit.locker()});
    }
    visit = new Visit("none", "none", "none", 0);
    // OK: overwritten by constants
    log.info("mail {}", visit.email());
  }

  void say(String what, Object value) {
    log.info("{} {}", what, value);
  }

  void count(String what, String memberId) {
    int n = counts.merge(memberId, 1, Integer::sum);
    // OK: a count
    log.info("{} for the {}. time", what, n);
    // OK: how many there are
    log.info("{} members", counts.size());
  }

  void queue(List<String> memberIds) {
    waiting.addAll(memberIds);
    // OK: a size
    log.info("{} wait", waiting.size());
    String last = waiting.get(waiting.size() - 1);
    // BUG: SensitiveIdInLog
    log.info("last is {}", last);
    memberIds.stream().map(Privacy::stars)
        // OK: masked before
        .forEach(m -> log.info("waits {}", m));
    // BUG: SensitiveIdInLog
    memberIds.forEach(m -> log.info("waits {}", m));
  }

  Optional<Visit> find(String memberId) {
    return memberId.isEmpty() ? Optional.empty() : Optional.of(new Visit("a", "b", "c", 1));
  }

  UnaryOperator<String> traced(Consumer<String> trace) {
    return value -> {
      trace.accept(value);
      return value;
    };
  }
}
