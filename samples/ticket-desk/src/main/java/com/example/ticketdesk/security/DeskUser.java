package com.example.ticketdesk.security;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The principal: a customer, an agent or a supervisor. */
public class DeskUser extends User {
  private final long id;
  private final long customerId;

  public DeskUser(
      long id,
      long customerId,
      String name,
      String passwordHash,
      Collection<? extends GrantedAuthority> authorities) {
    super(name, passwordHash, authorities);
    this.id = id;
    this.customerId = customerId;
  }

  public long getId() {
    return id;
  }

  /** Returns the customer that the user acts for. */
  public long getCustomerId() {
    return customerId;
  }
}
