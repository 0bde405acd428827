package com.example.ticketdesk.web;

import com.example.ticketdesk.domain.Priority;
import com.example.ticketdesk.domain.Ticket;
import com.example.ticketdesk.security.DeskUser;
import com.example.ticketdesk.security.SupervisorOnly;
import com.example.ticketdesk.service.TicketService;
import jakarta.validation.Valid;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets. */
@RestController
@RequestMapping("/tickets")
public class TicketController {
  private final TicketService tickets;

  public TicketController(TicketService tickets) {
    this.tickets = tickets;
  }

  @PostMapping
  @PreAuthorize("hasRole('CUSTOMER')")
  long open(
      @AuthenticationPrincipal DeskUser user, @Valid @RequestBody Requests.NewTicket request) {
    return tickets.open(user, request.subject(), request.priority());
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasRole('CUSTOMER')")
  Ticket get(@AuthenticationPrincipal DeskUser user, @PathVariable long id) {
    return tickets.own(user, id);
  }

  @PostMapping("/{id}/reopen")
  @Secured("ROLE_CUSTOMER")
  void reopen(@AuthenticationPrincipal DeskUser user, @PathVariable long id) {
    tickets.reopen(user, id);
  }

  @PostMapping("/{id}/close")
  void close(@PathVariable long id) {
    tickets.close(id);
  }

  @PutMapping("/{id}/priority")
  void prioritise(@PathVariable long id, @RequestParam Priority priority) {
    tickets.prioritise(id, priority);
  }

  @PutMapping("/{id}/customer")
  void transfer(@PathVariable long id, @RequestParam long customerId) {
    tickets.transfer(id, customerId);
  }

  @PostMapping("/close")
  int closeAll(@Valid @RequestBody Requests.Selection selection) {
    return tickets.closeAll(selection.ids());
  }

  @PostMapping("/assign")
  @PreAuthorize("hasRole('SUPERVISOR')")
  int assignAll(@Valid @RequestBody Requests.Selection selection, @RequestParam long agent) {
    return tickets.assignAll(selection.ids(), agent);
  }

  @DeleteMapping
  @SupervisorOnly
  void deleteAll(@Valid @RequestBody Requests.Selection selection) {
    tickets.deleteAll(selection.ids());
  }
}
