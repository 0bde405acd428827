package parcels;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

// ONLY: MissingAccessCheck
@RestController
public class ParcelController implements ParcelApi {
  private final ParcelRepository parcels;
  private final CountryRepository countries;
  private final Rights rights;

  ParcelController(ParcelRepository parcels, CountryRepository countries, Rights rights) {
    this.parcels = parcels;
    this.countries = countries;
    this.rights = rights;
  }

  @Override
  @PostMapping("/parcels/{id}/send")
  public void send(@PathVariable long id) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    parcel.setSent(true);
    // OK: the interface's method carries the annotation
    parcels.save(parcel);
  }

  @Override
  @PostMapping("/parcels/{id}/return")
  public void giveBack(@PathVariable long id) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    parcel.setSent(false);
    // BUG: MissingAccessCheck
    parcels.save(parcel);
  }

  @DeleteMapping("/parcels/{id}")
  public void drop(@PathVariable long id, Authentication authentication) {
    Parcel parcel = parcels.findByIdAndOwnerId(id, authentication.getName()).orElseThrow();
    // OK: only the owner's parcel is found
    parcels.delete(parcel);
  }

  @DeleteMapping("/parcels")
  @AdminOnly
  public void dropAll() {
    // OK: a meta-annotation
    parcels.deleteAll();
  }

  @PostMapping("/parcels/{id}/weigh")
  public void weigh(@PathVariable long id) {
    List.of(id, id + 1).stream()
        .map(parcels::findById)
        // Sources give the end of a chain of calls another line than class files.
        // BUG[javac,source]: MissingAccessCheck
        .flatMap(java.util.Optional::stream)
        // BUG[bytecode]: MissingAccessCheck
        .forEach(parcels::save);
  }

  @PostMapping("/parcels/{id}/seal")
  public void seal(@PathVariable long id) {
    rights.guarded(
        "SEAL",
        () -> {
          // OK: runs only after the check of the runner
          parcels.deleteById(id);
        });
  }

  @PostMapping("/parcels/{id}/open")
  public void open(@PathVariable long id) {
    rights.timed(
        () -> {
          // BUG: MissingAccessCheck
          parcels.deleteById(id);
        });
  }

  @PostMapping("/countries/{code}")
  public long countries(@PathVariable String code) {
    // OK: a read of reference data
    return countries.count();
  }

  @PostMapping("/parcels/{id}/label")
  public void label(@PathVariable long id) {
    if (rights.lacks("LABEL")) {
      throw new AccessDeniedException("no");
    }
    // OK: left above unless the right is there
    parcels.deleteById(id);
    for (long i = id; i < id + 3; i++) {
      // OK: the same check covers the loop
      parcels.deleteById(i);
    }
  }
}

interface ParcelApi {
  @PreAuthorize("hasAuthority('SEND')")
  void send(long id);

  void giveBack(long id);
}

@Configuration
@EnableMethodSecurity
class MethodRules {}

class Rights {
  boolean lacks(String right) {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    return current == null
        || current.getAuthorities().stream().noneMatch(a -> right.equals(a.getAuthority()));
  }

  void guarded(String right, Runnable work) {
    if (lacks(right)) {
      throw new AccessDeniedException(right);
    }
    work.run();
  }

  void timed(Runnable work) {
    long began = System.nanoTime();
    work.run();
    System.out.println(System.nanoTime() - began);
  }
}
