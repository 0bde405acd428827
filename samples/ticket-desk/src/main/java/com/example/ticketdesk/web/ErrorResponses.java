package com.example.ticketdesk.web;

import com.example.ticketdesk.support.BadRequestException;
import com.example.ticketdesk.support.NotFoundException;
import com.example.ticketdesk.support.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What callers learn about failures. */
@RestControllerAdvice
public class ErrorResponses {
  private static final Logger log = LoggerFactory.getLogger(ErrorResponses.class);

  @ExceptionHandler(BadRequestException.class)
  ProblemDetail badRequest(BadRequestException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @ExceptionHandler(NotFoundException.class)
  ProblemDetail notFound(NotFoundException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
  }

  @ExceptionHandler({DataAccessException.class, StorageException.class})
  ProblemDetail storage(RuntimeException e) {
    log.error("The database failed", e);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "something went wrong, try again later");
  }
}
