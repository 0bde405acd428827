package com.example.ticketdesk.service;

import com.example.ticketdesk.domain.Customer;
import com.example.ticketdesk.persistence.CustomerDao;
import com.example.ticketdesk.persistence.CustomerRepository;
import com.example.ticketdesk.security.DeskUser;
import com.example.ticketdesk.support.BadRequestException;
import com.example.ticketdesk.support.Masking;
import com.example.ticketdesk.support.NotFoundException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What can be done with customers. */
@Service
public class CustomerService {
  private static final Logger log = LoggerFactory.getLogger(CustomerService.class);

  private final CustomerRepository customers;
  private final CustomerDao lookUps;

  public CustomerService(CustomerRepository customers, CustomerDao lookUps) {
    this.customers = customers;
    this.lookUps = lookUps;
  }

  /** Returns whether there is a customer with that address. */
  public boolean isKnown(String address) {
    return customers.existsByEmail(address);
  }

  /** Registers a customer. */
  public long register(String email, String region) {
    Customer customer;
    try {
      customer = customers.saveAndFlush(new Customer(email, region));
    } catch (DuplicateKeyException e) {
      throw new BadRequestException("the address is in use", e);
    }
    log.info("Registered customer {}", customer.getEmail());
    return customer.getId();
  }

  /** Changes the contact data of the customer that the user acts for. */
  public void changeContact(DeskUser user, String email, String phone) {
    Customer customer =
        customers
            .findById(user.getCustomerId())
            .orElseThrow(() -> new NotFoundException("no such customer"));
    customer.setEmail(email);
    customer.setPhone(phone);
    customers.save(customer);
    log.info(
        "Changed contact to {}, phone {}",
        Masking.email(customer.getEmail()),
        Masking.phone(phone));
  }

  /** Finds the keys of customers with that phone number. */
  public List<Long> byPhone(String phone) {
    return lookUps.keysByPhone(phone);
  }

  /** Finds the keys of customers in a region. */
  public List<Long> byRegion(String region) {
    return lookUps.keysByRegion(region);
  }
}
