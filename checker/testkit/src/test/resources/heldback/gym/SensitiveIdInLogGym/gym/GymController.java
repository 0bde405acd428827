package gym;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

// ONLY: SensitiveIdInLog
@RestController
public class GymController {
  private static final Logger log = LoggerFactory.getLogger(GymController.class);
  private static final String MEMBER_ID = "memberId";
  private final Visits visits = new Visits();

  @PostMapping("/visits/{memberId}")
  void enter(@PathVariable String memberId, @RequestBody Visit visit, Principal principal) {
    // BUG: SensitiveIdInLog
    log.info("member {} enters", memberId);
    // OK: masked by a helper
    log.info("member {} enters", Privacy.stars(memberId));
    // OK: keyed hash
    log.info("member {} enters", Privacy.pseudonym(memberId));
    // OK: a constant, the name of a key
    log.info("missing {}", MEMBER_ID);
    // BUG: SensitiveIdInLog
    log.atInfo().setMessage("enter").addKeyValue("who", visit.email()).log();
    // OK: a number of another meaning
    log.atInfo().addKeyValue("locker", visit.locker()).log("enter");
    // BUG: SensitiveIdInLog
    log.warn("entered by " + principal.getName());
    // OK: only whether it is there
    log.debug("has phone: {}", visit.phone() != null);
    // OK: a length
    log.debug("code of {} characters", visit.accessToken().length());
    var shown = visit.phone();
    // BUG: SensitiveIdInLog
    log.debug("call {}", shown);
    visits.note(visit);
    // BUG: SensitiveIdInLog
    visits.say("member", memberId);
    visits.count("member", memberId);
    visits.queue(List.of(memberId));
  }

  @GetMapping("/visits/{memberId}")
  Optional<Visit> last(@PathVariable String memberId) {
    return Optional.of(memberId)
        // BUG: SensitiveIdInLog
        .map(visits.traced(m -> log.trace("looking for {}", m)))
        .flatMap(visits::find);
  }
}
