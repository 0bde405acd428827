package com.example.ticketdesk.web;

import com.example.ticketdesk.service.CustomerService;
import com.example.ticketdesk.support.BadRequestException;
import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets people become customers. */
@RestController
public class SignUpController {
  private static final Logger log = LoggerFactory.getLogger(SignUpController.class);

  private final CustomerService customers;

  public SignUpController(CustomerService customers) {
    this.customers = customers;
  }

  @PostMapping("/sign-up")
  long signUp(@Valid @RequestBody Requests.SignUp request) {
    String contact = request.email();
    if (customers.isKnown(contact)) {
      log.warn("Refused a second sign-up of {}", contact);
      throw new BadRequestException("the address is in use");
    }
    return customers.register(contact, request.region());
  }
}
