package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.Customer;
import org.springframework.data.jpa.repository.JpaRepository;

/** Customers. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {
  /** Returns whether there is a customer with that address. */
  boolean existsByEmail(String email);
}
