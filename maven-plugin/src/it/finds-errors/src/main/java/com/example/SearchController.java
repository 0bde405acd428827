package com.example;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {
  private final JdbcTemplate jdbc;

  public SearchController(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/names")
  List<String> names(@RequestParam String like) {
    return jdbc.queryForList("select n from t where n like '" + like + "'", String.class);
  }

  @GetMapping("/towns")
  List<String> towns(@RequestParam String order) {
    return jdbc.queryForList("select town from t order by " + order, String.class);
  }
}
