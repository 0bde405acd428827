package clinic;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/ward")
@PreAuthorize("hasRole('NURSE')")
public class WardController {
  private static final Logger log = LoggerFactory.getLogger(WardController.class);
  private final WardStore store;
  private final Clock clock;

  WardController(WardStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @PostMapping("/{patientId}/move")
  public ResponseEntity<Void> move(@PathVariable String patientId, @RequestParam String bed) {
    // BUG: SensitiveIdInLog
    log.info("moving {} to {}", patientId, bed);
    boolean moved = store.move(patientId, bed, clock.instant());
    return moved ? ResponseEntity.ok().build() : ResponseEntity.notFound().build();
  }

  @PostMapping("/{patientId}/round")
  public ResponseEntity<Void> round(@PathVariable String patientId) {
    // OK: the id is hidden
    log.info("round at {}", hidden(patientId));
    store.round(patientId);
    return ResponseEntity.ok().build();
  }

  @GetMapping("/beds")
  public List<Map<String, Object>> beds(@RequestParam String order) {
    return store.beds(order);
  }

  private static String hidden(String value) {
    return value.isEmpty() ? "" : "****";
  }
}

@Configuration
@EnableMethodSecurity
class MethodSecurity {}
