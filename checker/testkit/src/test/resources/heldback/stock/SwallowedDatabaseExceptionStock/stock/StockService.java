package stock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.Transaction;

@ApplicationScoped
public class StockService {
  @PersistenceContext private EntityManager em;
  private final List<String> problems = new ArrayList<>();

  Outcome add(String sku) {
    return Outcome.of(sku, () -> em.persist(new Item(sku)));
  }

  Outcome drop(String sku) {
    try {
      em.remove(em.find(Item.class, sku));
      // BUG: SwallowedDatabaseException
    } catch (PersistenceException e) {
      return new Outcome.Done(sku);
    }
    return new Outcome.Done(sku);
  }

  void rename(String sku) {
    try {
      em.createQuery("update Item i set i.name = :n where i.sku = :s").setParameter("s", sku).executeUpdate();
      // OK: translated through a helper that throws
    } catch (PersistenceException e) {
      fail("rename", e);
    }
  }

  private void fail(String what, Throwable cause) {
    throw new StoreException(what, cause);
  }

  void remove(String sku) {
    Session session = em.unwrap(Session.class);
    Transaction tx = session.beginTransaction();
    try {
      session.remove(new Item(sku));
      tx.commit();
      // OK: rolled back and translated
    } catch (HibernateException e) {
      tx.rollback();
      throw new StoreException("remove", e);
    }
  }

  void recount(String sku) {
    Session session = em.unwrap(Session.class);
    Transaction tx = session.beginTransaction();
    try {
      session.merge(new Item(sku));
      tx.commit();
      // OK: rolled back, which the rules take as an outcome
    } catch (HibernateException e) {
      tx.rollback();
    }
    Optional<Item> found = find(sku);
    found.ifPresent(this::touch);
    int tries = 0;
    boolean done = false;
    while (!done && tries < 3) {
      try {
        em.flush();
        done = true;
        // BUG: SwallowedDatabaseException
      } catch (PersistenceException e) {
        tries++;
      }
    }
    try {
      em.flush();
      // OK: only another class of exception, and not of the database
    } catch (IllegalArgumentException e) {
      problems.add("argument");
    }
    List<Exception> failures = new ArrayList<>();
    for (String s : List.of(sku, sku + "-b")) {
      try {
        em.persist(new Item(s));
        // OK: collected, and thrown below
      } catch (PersistenceException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new StoreException("recount", failures.get(0));
    }
  }

  private Optional<Item> find(String sku) {
    try {
      return Optional.of(em.createQuery("select i from Item i", Item.class).getSingleResult());
      // OK: no result is an answer
    } catch (NoResultException e) {
      return Optional.empty();
    }
  }

  private void touch(Item item) {
    try {
      em.lock(item, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
      item.touch();
      em.merge(item);
      // BUG: SwallowedDatabaseException
    } catch (Throwable t) {
      System.err.println("could not touch");
    }
    try {
      em.merge(item);
      // BUG: SwallowedDatabaseException
    } catch (PersistenceException e) {
      if (item.isFresh()) {
        return;
      }
      throw e;
    }
  }
}
