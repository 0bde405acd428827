package com.example.ticketdesk.web;

import com.example.ticketdesk.persistence.TicketRow;
import com.example.ticketdesk.service.SearchService;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches. */
@RestController
@RequestMapping("/search")
@PreAuthorize("hasRole('AGENT')")
public class SearchController {
  private final SearchService search;

  public SearchController(SearchService search) {
    this.search = search;
  }

  @GetMapping("/tickets")
  List<TicketRow> find(
      @RequestParam(required = false) String status,
      @RequestParam(defaultValue = "id") String sort) {
    return search.find(status, sort);
  }

  @GetMapping("/open")
  List<TicketRow> findOpen(@RequestParam(defaultValue = "age") String sort) {
    return search.findOpen(sort);
  }

  @GetMapping("/escalated")
  List<TicketRow> findEscalated(@RequestParam(defaultValue = "id") String sort) {
    return search.findEscalated(sort);
  }

  @GetMapping("/labels")
  List<String> labels() {
    return search.labels();
  }

  @GetMapping("/subjects")
  List<String> subjects(@RequestParam String label) {
    return search.subjects(label);
  }

  @GetMapping("/waiting")
  int waiting() {
    return search.waiting();
  }
}
