package com.example.ticketdesk.persistence;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Look-ups of customers by plain SQL. */
@Repository
public class CustomerDao {
  private static final Logger log = LoggerFactory.getLogger(CustomerDao.class);

  private final NamedParameterJdbcTemplate jdbc;

  public CustomerDao(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns the keys of customers with that phone number. */
  public List<Long> keysByPhone(String phone) {
    log.debug("Looking for customers with phone " + phone);
    return jdbc.queryForList(
        "select id from customer where phone = :phone", Map.of("phone", phone), Long.class);
  }

  /** Returns the keys of customers in a region. */
  public List<Long> keysByRegion(String region) {
    List<Long> keys =
        jdbc.queryForList(
            "select id from customer where region = :region", Map.of("region", region), Long.class);
    log.debug("Found {} customers in region", keys.size());
    return keys;
  }
}
