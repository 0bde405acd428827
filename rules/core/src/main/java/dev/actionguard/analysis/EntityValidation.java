package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which writes run the constraints on entities: those of JPA, if a provider of Bean
 * Validation is on the class path. Text queries, JDBC and other stores never do.
 */
final class EntityValidation {
  private static final Set<String> ENTITIES =
      Set.of(
          "javax.persistence.Entity",
          "jakarta.persistence.Entity",
          "javax.persistence.Embeddable",
          "jakarta.persistence.Embeddable");
  private static final List<String> WRITERS =
      List.of(
          "javax.persistence.EntityManager",
          "jakarta.persistence.EntityManager",
          "org.hibernate.Session",
          "org.springframework.data.repository.",
          "org.springframework.data.jpa.repository.",
          "io.quarkus.hibernate.orm.panache.",
          "io.micronaut.data.repository.",
          "jakarta.data.repository.");
  private static final Set<String> APIS =
      Set.of("javax.validation.Validator", "jakarta.validation.Validator");
  private static final Set<String> PROVIDERS =
      Set.of(
          "org.hibernate.validator.HibernateValidator",
          "org.apache.bval.jsr.ApacheValidationProvider");

  private final ProgramIndex index;
  private final boolean hasProvider;
  private final Map<String, Boolean> writers = new ConcurrentHashMap<>();
  private final Map<String, Boolean> entities = new ConcurrentHashMap<>();

  EntityValidation(ProgramIndex index) {
    this.index = index;
    // Where not even the API is at hand, the class path is not known.
    hasProvider =
        PROVIDERS.stream().anyMatch(this::isThere) || APIS.stream().noneMatch(this::isThere);
  }

  private boolean isThere(String type) {
    return index.program().find(type).isPresent();
  }

  /** Returns whether a call of the method runs the constraints on entities of that class. */
  boolean areRun(String type, MethodRef write) {
    return hasProvider
        && entities.computeIfAbsent(type, this::isEntity)
        && writers.computeIfAbsent(write.owner(), this::isWriter);
  }

  private boolean isEntity(String type) {
    return index
        .program()
        .find(type)
        .filter(c -> c.annotations().stream().anyMatch(a -> ENTITIES.contains(a.type())))
        .isPresent();
  }

  private boolean isWriter(String owner) {
    return index.hierarchy().supertypes(owner).stream()
        .anyMatch(type -> WRITERS.stream().anyMatch(type::startsWith));
  }
}
