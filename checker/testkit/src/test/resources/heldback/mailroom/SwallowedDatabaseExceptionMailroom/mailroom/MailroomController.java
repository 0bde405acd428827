package mailroom;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

// ONLY: SwallowedDatabaseException
@RestController
public class MailroomController {
  private final LetterStore letters;
  private final Courier courier;

  MailroomController(LetterStore letters, Courier courier) {
    this.letters = letters;
    this.courier = courier;
  }

  @PostMapping("/letters")
  ResponseEntity<String> register(@RequestBody String text) {
    try {
      letters.add(text);
      return ResponseEntity.ok("added");
      // OK: an expected duplicate with its own answer
    } catch (DuplicateKeyException e) {
      return ResponseEntity.status(HttpStatus.CONFLICT).body("known");
    }
  }

  @PostMapping("/letters/quiet")
  ResponseEntity<String> quiet(@RequestBody String text) {
    try {
      letters.add(text);
      // BUG: SwallowedDatabaseException
    } catch (DataAccessException e) {
      return ResponseEntity.ok("added");
    }
    return ResponseEntity.ok("added");
  }

  @PostMapping("/letters/loud")
  ResponseEntity<String> loud(@RequestBody String text) {
    try {
      letters.add(text);
      // OK: answered as a failure
    } catch (DataAccessException e) {
      return ResponseEntity.internalServerError().body("try later");
    }
    return ResponseEntity.ok("added");
  }

  @GetMapping("/letters/last")
  String last() {
    try {
      return letters.last();
      // OK: no row is an answer of its own
    } catch (EmptyResultDataAccessException e) {
      return "none";
    }
  }

  @Scheduled(fixedDelay = 5000)
  void deliver() {
    for (String letter : letters.waiting()) {
      courier.run(letter);
    }
  }
}
