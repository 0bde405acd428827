package brewery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Random;

@ApplicationScoped
public class BrewStore {
  @PersistenceContext private EntityManager em;

  void save(Brew brew) {
    em.persist(brew);
    new Thread(
            () -> {
              // BUG: MixedClocks
              brew.setEnded(java.util.Date.from(Instant.now()));
            })
        .start();
  }

  void marks(List<Instant> marks) {
    // OK: moments of the callers
    marks.forEach(m -> em.createQuery("update Brew b set b.tasted = :t").setParameter("t", m).executeUpdate());
    class Mark {
      long at() {
        // BUG: LocalClock
        return System.currentTimeMillis() / 1000;
      }
    }
    em.createQuery("update Brew b set b.mark = :m").setParameter("m", new Mark().at()).executeUpdate();
  }

  void shuffle(Random random) {
    // OK: no time
    em.createQuery("update Brew b set b.luck = :l").setParameter("l", random.nextInt()).executeUpdate();
  }
}
