package school;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// ONLY: SensitiveIdInLog
@Path("/enrolments")
public class Enrolment {
  private static final Logger log = LoggerFactory.getLogger(Enrolment.class);
  private final Bus bus = new Bus();

  public Enrolment() {
    bus.on(Enrolled.class, e -> log.info("enrolled {}", e.course()));
    // BUG: SensitiveIdInLog
    bus.on(Enrolled.class, e -> log.info("enrolled {}", e.studentId()));
  }

  @POST
  public void enrol(
      @FormParam("studentId") String studentId,
      @FormParam("dob") String dob,
      @FormParam("course") String course) {
    Map<String, String> fields = new HashMap<>();
    fields.put("student", studentId);
    fields.put("course", course);
    // OK: another element of the map
    log.info("course {}", fields.get("course"));
    // BUG: SensitiveIdInLog
    log.info("student {}", fields.get("student"));
    Holder<String> birth = new Holder<>(dob);
    // BUG: SensitiveIdInLog
    log.info("born {}", birth.value());
    Holder<String> room = new Holder<>("A1");
    // OK: a constant in the same kind of holder
    log.info("room {}", room.value());
    bus.fire(new Enrolled(studentId, course));
    Steps.valueOf(course).tell(studentId);
    new Quiet(new Loud()).tell(studentId);
    new Tagged(new Loud()).tell(studentId);
    // OK: only compared
    log.info("same {}", studentId.equals(course));
    // BUG: SensitiveIdInLog
    log.error("cannot enrol {}", course == null ? studentId : course);
    String label = studentId;
    label = "student";
    // OK: overwritten
    log.info("label {}", label);
    try {
      Integer.parseInt(course);
    } catch (NumberFormatException e) {
      // BUG: SensitiveIdInLog
      log.warn("not a number, student " + studentId, e);
    }
    if (log.isTraceEnabled()) {
      // OK: how many fields
      log.trace("{} fields", fields.size());
    }
    String[] parts = {studentId, course};
    // OK: another element of the array
    log.info("second {}", parts[1]);
    // BUG: SensitiveIdInLog
    log.info("first {}", parts[0]);
    // BUG: SensitiveIdInLog
    log.info("""
        student %s
        """.formatted(studentId));
  }
}
