package hotel;

import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// ONLY: MissingAccessCheck
@RestController
public class BookingController {
  private final BookingService service;
  private final FrontDesk desk;

  BookingController(BookingService service, FrontDesk desk) {
    this.service = service;
    this.desk = desk;
  }

  @DeleteMapping("/bookings/{id}")
  void cancel(@PathVariable long id) {
    // BUG: MissingAccessCheck
    service.cancel(id);
  }

  @PutMapping("/bookings/{id}")
  void move(@PathVariable long id, @RequestParam int room, Principal principal) {
    desk.requireClerk(principal);
    service.move(id, room);
  }

  @PostMapping("/bookings/{id}/pay")
  ResponseEntity<String> pay(@PathVariable long id, Principal principal) {
    if (!desk.mayPay(principal, id)) {
      return ResponseEntity.status(403).build();
    }
    service.pay(id);
    return ResponseEntity.ok("paid");
  }

  @PreAuthorize("hasRole('CLERK')")
  @PostMapping("/rooms")
  void addRoom(@RequestParam int number) {
    service.addRoom(number);
  }

  @PostMapping("/rooms/{n}/close")
  void closeRoom(@PathVariable int n) {
    service.closeAll(List.of(n));
  }

  @PostMapping("/rooms/{n}/open")
  void openRoom(@PathVariable int n, Principal principal) {
    if (desk.isAdmin(principal)) {
      service.openAll(List.of(n));
    }
  }

  @GetMapping("/rooms/free")
  List<Integer> free() {
    return service.free();
  }

  @PostMapping("/guests/{id}/note")
  void note(@PathVariable long id, @RequestParam String text) {
    service.later(id, text);
  }

  @PostMapping("/guests/{id}/merge")
  void merge(@PathVariable long id, Principal principal) {
    service.mergeOwn(id, principal);
  }

  @PostMapping("/bookings/{id}/rename")
  void rename(@PathVariable long id, @RequestParam String name, Principal principal) {
    if (principal == null) {
      throw new IllegalStateException("not logged in");
    }
    // BUG: MissingAccessCheck
    service.rename(id, name);
  }
}

@Configuration
@EnableMethodSecurity
class Security {}
