package com.example.ticketdesk.service;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with agents. */
@Service
@Transactional
public class AgentService {
  private final AgentRoster roster;

  public AgentService(AgentRoster roster) {
    this.roster = roster;
  }

  /** Returns the names of agents on duty. */
  @Transactional(readOnly = true)
  public List<String> onDuty() {
    return roster.onDuty();
  }

  /** Takes an agent on or off duty. */
  public void changeDuty(long agent, boolean onDuty) {
    roster.setDuty(agent, onDuty);
  }

  /** Moves an agent to another team. */
  public void changeTeam(long agent, long team) {
    roster.setTeam(agent, team);
  }
}
