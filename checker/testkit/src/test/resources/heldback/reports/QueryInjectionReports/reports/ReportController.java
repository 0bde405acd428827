package reports;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// ONLY: QueryInjection
@RestController
public class ReportController {
  private final ReportService service;

  ReportController(ReportService service) {
    this.service = service;
  }

  @PostMapping("/reports")
  List<Map<String, Object>> run(@RequestBody ReportRequest request) {
    return service.run(request);
  }

  @GetMapping("/reports/ids")
  List<Map<String, Object>> byIds(@RequestParam List<Long> ids, @RequestParam List<String> names) {
    return service.byIds(ids, names);
  }

  @GetMapping("/reports/{table}")
  long count(@PathVariable String table, @RequestParam("kind") String kind) {
    return service.count(table, kind);
  }
}
