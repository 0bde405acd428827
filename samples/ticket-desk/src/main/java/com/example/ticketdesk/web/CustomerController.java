package com.example.ticketdesk.web;

import com.example.ticketdesk.security.DeskUser;
import com.example.ticketdesk.service.CustomerService;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers. */
@RestController
@RequestMapping("/customers")
public class CustomerController {
  private final CustomerService customers;

  public CustomerController(CustomerService customers) {
    this.customers = customers;
  }

  @PutMapping("/me/contact")
  @PreAuthorize("hasRole('CUSTOMER')")
  void changeContact(
      @AuthenticationPrincipal DeskUser user, @Valid @RequestBody Requests.Contact contact) {
    customers.changeContact(user, contact.email(), contact.phone());
  }

  @GetMapping("/by-phone")
  @PreAuthorize("hasRole('AGENT')")
  List<Long> byPhone(@RequestParam String phone) {
    return customers.byPhone(phone);
  }

  @GetMapping("/by-region")
  @PreAuthorize("hasRole('AGENT')")
  List<Long> byRegion(@RequestParam String region) {
    return customers.byRegion(region);
  }
}
