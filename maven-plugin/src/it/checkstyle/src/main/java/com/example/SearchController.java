package com.example;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {
  private final Names names = new Names();

  @GetMapping("/names")
  List<String> names(@RequestParam String like) {
    return names.find(like);
  }

  static final class Names {
    private final JdbcTemplate jdbc = new JdbcTemplate();

    List<String> find(String like) {
      String query = "select n from t where at < ? and n like '" + like + "'";
      return jdbc.queryForList(query, String.class, Instant.now());
    }
  }
}
