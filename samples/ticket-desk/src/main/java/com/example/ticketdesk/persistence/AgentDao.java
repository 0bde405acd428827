package com.example.ticketdesk.persistence;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Agents, in a table that the staff system owns. */
@Repository
public class AgentDao {
  private final JdbcTemplate jdbc;

  public AgentDao(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns the names of agents on duty. */
  public List<String> namesOnDuty() {
    return jdbc.queryForList("select display_name from agent where on_duty", String.class);
  }

  /** Takes an agent on or off duty; false if there is no such agent. */
  public boolean updateDuty(long agent, boolean onDuty) {
    String load = onDuty ? "open_tickets" : "0";
    String statement = "update agent set on_duty = ?, load = " + load + " where id = ?";
    int changed = jdbc.update(statement, onDuty, agent);
    return changed == 1;
  }

  /** Sets the team of an agent; false if there is no such agent. */
  public boolean updateTeam(long agent, long team) {
    int changed = jdbc.update("update agent set team_id = ? where id = ?", team, agent);
    return changed == 1;
  }
}
