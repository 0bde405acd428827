package com.example.ticketdesk.messaging;

/**
 * A mail that the mail gateway passed on.
 *
 * @param key message key that the sender's system gave
 * @param repliesTo message key of the mail that it replies to, or null
 * @param forwards message key of the mail that it forwards, or null
 */
public record InboundMail(String key, String repliesTo, String forwards, String body) {}
