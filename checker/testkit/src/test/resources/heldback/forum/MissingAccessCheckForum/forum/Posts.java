package forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

@ApplicationScoped
public class Posts {
  @PersistenceContext private EntityManager em;

  void remove(long id) {
    // OK: RolesAllowed in front
    em.createQuery("delete from Post p where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void pin(long id) {
    // OK: a role was asked for
    em.createQuery("update Post p set p.pin = 1 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void unpin(long id) {
    // BUG: MissingAccessCheck
    em.createQuery("update Post p set p.pin = 0 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void lock(long id) {
    // OK: the arm of the decision
    em.createQuery("update Post p set p.open = 0 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void unlock(long id, String by) {
    // BUG: MissingAccessCheck
    em.createQuery("update Post p set p.open = 1 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void edit(long id) {
    // OK: the superclass checks
    em.createQuery("update Post p set p.edits = 1 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void split(long id) {
    // OK: the accepting branch
    em.createQuery("update Post p set p.parts = 2 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void splitAnyway(long id) {
    // BUG: BypassableAccessCheck
    em.createQuery("update Post p set p.parts = 3 where p.id = :id").setParameter("id", id).executeUpdate();
  }

  void vote(long id, int times) {
    if (times > 0) {
      vote(id, times - 1);
      return;
    }
    // BUG: MissingAccessCheck
    em.persist(new Vote(id));
  }

  void archiveTree(long id, int depth) {
    if (depth > 0) {
      archiveTree(id, depth - 1);
    }
    // OK: RolesAllowed in front of the recursion
    em.persist(new Vote(-id));
  }
}
