package com.example.ticketdesk.web;

import com.example.ticketdesk.domain.Priority;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** The bodies of requests. */
final class Requests {
  private Requests() {}

  record SignUp(
      @NotBlank @Email @Size(max = 200) String email,
      @NotNull @Pattern(regexp = "[a-z]{2,20}") String region) {}

  record Contact(
      @NotBlank @Email @Size(max = 200) String email,
      @NotNull @Pattern(regexp = "[0-9+ ]{0,40}") String phone) {}

  record NewTicket(@NotBlank @Size(max = 200) String subject, @NotNull Priority priority) {}

  record NewComment(@NotBlank @Size(max = 4000) String body) {}

  record NewAttachment(
      @NotBlank @Size(max = 200) String fileName,
      @PositiveOrZero long size,
      @NotNull @Pattern(regexp = "[a-z]+/[a-z0-9.+-]+") String mediaType,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String checksum) {}

  record Selection(@NotNull @Size(max = 100) List<Long> ids) {}

  record RegionExport(@NotBlank @Size(max = 20) String region, Instant validFrom) {}

  record StatusExport(@NotBlank @Size(max = 20) String status, Instant validFrom) {}
}
