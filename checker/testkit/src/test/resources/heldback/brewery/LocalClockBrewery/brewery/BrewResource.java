package brewery;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

// ONLY: LocalClock
@Path("/brews")
public class BrewResource {
  private final Moments moments;
  private final BrewStore store;

  @Inject
  BrewResource(Moments moments, BrewStore store) {
    this.moments = moments;
    this.store = store;
  }

  @POST
  @Path("/{stage}")
  public void step(@PathParam("stage") Stage stage) {
    Brew brew = new Brew(UUID.randomUUID());
    // OK: the project's own clock
    brew.setBegun(moments.now());
    // BUG: MixedClocks
    brew.setEnded(new Date());
    store.save(stage.on(brew));
    List<Instant> marks = new ArrayList<>();
    walk(3, marks);
    store.marks(marks);
    store.marks(List.of(Objects.requireNonNullElseGet(brew.tasted(), moments::instant)));
    // BUG: LocalClock
    store.marks(List.of(Objects.requireNonNullElseGet(brew.tasted(), Instant::now)));
    // OK: a random seed
    store.shuffle(new java.util.Random(System.nanoTime()));
  }

  private void walk(int depth, List<Instant> marks) {
    if (depth > 0) {
      // BUG: LocalClock
      marks.add(Instant.now());
      walk(depth - 1, marks);
    }
  }
}
