package lending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Set;

@ApplicationScoped
public class LoanQueries {
  private static final Set<String> SORTABLE = Set.of("id", "title", "due");
  @PersistenceContext private EntityManager em;

  public List<Loan> list(LoanFilter filter) {
    String jpql = "select l from Loan l where l.title like :t";
    // BUG: QueryInjection
    TypedQuery<Loan> q = em.createQuery(jpql + " order by l." + filter.sort(), Loan.class);
    q.setParameter("t", filter.title() + "%").getResultList();
    // BUG: QueryInjection
    em.createNativeQuery("select count(*) from loan where title = '%s'".formatted(filter.title()));
    // OK: the title is bound
    em.createQuery(jpql, Loan.class).setParameter("t", filter.title());
    if (!SORTABLE.contains(filter.sort())) {
      throw new IllegalArgumentException("sort");
    }
    // OK: an allow-list, through the same accessor
    return em.createQuery("select l from Loan l order by l." + filter.sort(), Loan.class)
        .getResultList();
  }

  public List<Loan> ordered(String column) {
    // OK: the value of a constant map
    return em.createQuery("select l from Loan l order by " + column, Loan.class).getResultList();
  }

  public List<Loan> orderedLoosely(String column) {
    // BUG: QueryInjection
    return em.createQuery("select l from Loan l order by " + column, Loan.class).getResultList();
  }

  public List<Loan> ofBranch(BranchCode code) {
    // OK: the record's constructor validates
    return em.createQuery("select l from Loan l where l.branch = '" + code.text() + "'", Loan.class)
        .getResultList();
  }

  public List<Loan> ofShelf(Shelf shelf) {
    // BUG: QueryInjection
    return em.createQuery("select l from Loan l where l.shelf = '" + shelf.name() + "'", Loan.class)
        .getResultList();
  }

  public int close(LoanState state, String why) {
    // OK: an enum from the path
    int n = em.createQuery("update Loan l set l.state = '" + state.name() + "'").executeUpdate();
    // BUG: QueryInjection
    n += em.createNativeQuery("insert into note values ('" + why + "')").executeUpdate();
    CriteriaBuilder cb = em.getCriteriaBuilder();
    CriteriaQuery<Loan> cq = cb.createQuery(Loan.class);
    Root<Loan> root = cq.from(Loan.class);
    cq.select(root).where(cb.equal(root.get("title"), why));
    // OK: criteria with a value
    em.createQuery(cq).getResultList();
    String verb =
        switch (why) {
          case "lost" -> "lost";
          case "late" -> "overdue";
          default -> throw new IllegalArgumentException("why");
        };
    // OK: constants of a switch
    n += em.createNativeQuery("update loan set reason = '" + verb + "'").executeUpdate();
    String word =
        switch (why) {
          case "lost" -> "gone";
          default -> why;
        };
    // OK: the switch above threw unless it is one of two constants
    n += em.createNativeQuery("update loan set reason = '" + word + "'").executeUpdate();
    return n;
  }
}
