package com.example.ticketdesk.persistence;

/** A line of a ticket list. */
public record TicketRow(long id, String subject, String status) {}
