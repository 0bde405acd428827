package hotel;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

@Service
class BookingService {
  private final JdbcTemplate jdbc;

  BookingService(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void cancel(long id) {
    jdbc.update("delete from booking where id = ?", id);
  }

  void move(long id, int room) {
    // OK: the only caller requires a clerk
    jdbc.update("update booking set room = ? where id = ?", room, id);
  }

  void pay(long id) {
    // OK: the only caller leaves with 403
    jdbc.update("update booking set paid = true where id = ?", id);
  }

  void addRoom(int number) {
    // OK: an annotation in front
    jdbc.update("insert into room values (?)", number);
  }

  void closeAll(List<Integer> rooms) {
    // BUG: MissingAccessCheck
    rooms.forEach(r -> jdbc.update("update room set closed = true where number = ?", r));
  }

  void openAll(List<Integer> rooms) {
    // OK: inside the accepting branch of the caller
    rooms.forEach(r -> jdbc.update("update room set closed = false where number = ?", r));
  }

  List<Integer> free() {
    // OK: reference data
    return jdbc.queryForList("select number from room where closed = false", Integer.class);
  }

  void later(long id, String text) {
    // BUG: MissingAccessCheck
    CompletableFuture.runAsync(() -> store(id, text));
  }

  private void store(long id, String text) {
    jdbc.update("insert into note values (?, ?)", id, text);
  }

  void mergeOwn(long id, Principal principal) {
    String owner = jdbc.queryForObject("select owner from guest where id = ?", String.class, id);
    if (owner == null || !owner.equals(principal.getName())) {
      throw new AccessDeniedException("not yours");
    }
    // OK: the owner was compared
    jdbc.update("update guest set merged = true where id = ?", id);
  }

  void rename(long id, String name) {
    jdbc.update("update booking set name = ? where id = ?", name, id);
  }
}
