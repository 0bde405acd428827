package com.example.ticketdesk.service;

import com.example.ticketdesk.persistence.AgentDao;
import com.example.ticketdesk.support.NotFoundException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is on duty, in which team. */
@Component
public class AgentRoster {
  private final AgentDao agents;

  public AgentRoster(AgentDao agents) {
    this.agents = agents;
  }

  List<String> onDuty() {
    return agents.namesOnDuty();
  }

  void setDuty(long agent, boolean onDuty) {
    if (!agents.updateDuty(agent, onDuty)) {
      throw new NotFoundException("no such agent");
    }
  }

  void setTeam(long agent, long team) {
    if (!agents.updateTeam(agent, team)) {
      throw new NotFoundException("no such agent");
    }
  }
}
