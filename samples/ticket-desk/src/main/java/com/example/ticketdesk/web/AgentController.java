package com.example.ticketdesk.web;

import com.example.ticketdesk.service.AgentService;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agents. */
@RestController
@RequestMapping("/agents")
public class AgentController {
  private final AgentService agents;

  public AgentController(AgentService agents) {
    this.agents = agents;
  }

  @GetMapping
  @PreAuthorize("hasRole('AGENT')")
  List<String> onDuty() {
    return agents.onDuty();
  }

  @PutMapping("/{agent}/duty")
  void changeDuty(@PathVariable long agent, @RequestParam boolean onDuty) {
    agents.changeDuty(agent, onDuty);
  }

  @PutMapping("/{agent}/team")
  @PreAuthorize("hasRole('SUPERVISOR')")
  void changeTeam(@PathVariable long agent, @RequestParam long team) {
    agents.changeTeam(agent, team);
  }
}
