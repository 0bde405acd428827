package com.example.ticketdesk.web;

import com.example.ticketdesk.security.SupervisorOnly;
import com.example.ticketdesk.service.ExportService;
import com.example.ticketdesk.service.TicketExport;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports. */
@RestController
@RequestMapping("/exports")
@SupervisorOnly
public class ExportController {
  private final ExportService exports;

  public ExportController(ExportService exports) {
    this.exports = exports;
  }

  @PostMapping("/region")
  TicketExport region(@Valid @RequestBody Requests.RegionExport request) {
    return exports.region(request.region(), request.validFrom());
  }

  @PostMapping("/status")
  TicketExport status(@Valid @RequestBody Requests.StatusExport request) {
    return exports.status(request.status(), request.validFrom());
  }

  @PostMapping("/some")
  TicketExport some(@Valid @RequestBody Requests.Selection selection) {
    return exports.some(selection.ids());
  }
}
