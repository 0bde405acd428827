package dev.actionguard.analysis;

import dev.actionguard.analysis.BeanMembers.Member;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows the properties of entities that no user may set: identity, ownership, rights, state. */
public final class ProtectedProperties {
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "owner",
          "tenant",
          "role",
          "roles",
          "admin",
          "authority",
          "authorities",
          "permission",
          "permissions",
          "privilege",
          "privileges",
          "version",
          "enabled",
          "locked",
          "verified",
          "approved",
          "balance");
  private static final Set<String> ANNOTATIONS =
      Set.of("Id", "EmbeddedId", "Version", "CreatedBy", "LastModifiedBy", "TenantId");
  private static final Set<String> HIDING =
      Set.of("JsonIgnore", "JsonBackReference", "JsonbTransient");

  private final ProgramIndex index;
  private final BeanMembers beans;

  public ProtectedProperties(ProgramIndex index) {
    this.index = index;
    beans = new BeanMembers(index);
  }

  /** Returns whether a class of the program is an entity. */
  public boolean isEntity(Type type) {
    return index
        .program()
        .own(type.name())
        .filter(
            c ->
                c.annotations().stream()
                    .anyMatch(
                        a -> index.annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent()))
        .isPresent();
  }

  /** Returns the properties of an entity that JSON can set though no user may. */
  public List<String> settableByJson(Type entity) {
    List<String> found = new ArrayList<>();
    Set<String> ignored = ignoredByClass(entity);
    for (Member member : beans.members(entity.name()).values()) {
      if (isProtected(member)
          && !ignored.contains(member.field().name())
          && member.annotations().stream().noneMatch(ProtectedProperties::hides)) {
        found.add(member.field().name());
      }
    }
    return found;
  }

  /** Returns the properties of an entity that no user may set and that another class has, too. */
  public List<String> shared(Type entity, Type other) {
    List<String> found = new ArrayList<>();
    for (Member member : beans.members(entity.name()).values()) {
      if (isProtected(member) && beans.member(other.name(), member.field().name()) != null) {
        found.add(member.field().name());
      }
    }
    return found;
  }

  /** Returns the properties of an entity that no user may set. */
  public List<String> all(Type entity) {
    return shared(entity, entity);
  }

  /** Returns whether the handler's class says which fields a form may set. */
  public boolean restrictsFields(MethodRef handler) {
    for (String type : index.hierarchy().supertypes(handler.owner())) {
      ClassModel model = index.program().own(type).orElse(null);
      if (model != null && model.methods().stream().anyMatch(ProtectedProperties::restricts)) {
        return true;
      }
    }
    return index.program().classes().stream()
        .filter(
            c ->
                c.annotations().stream()
                    .anyMatch(
                        a ->
                            a.simpleName().equals("ControllerAdvice")
                                || a.simpleName().equals("RestControllerAdvice")))
        .flatMap(c -> c.methods().stream())
        .anyMatch(ProtectedProperties::restricts);
  }

  private static boolean restricts(MethodModel method) {
    return method.code() != null
        && method.annotations().stream().anyMatch(a -> a.simpleName().equals("InitBinder"))
        && method.code().references().stream()
            .anyMatch(
                r -> r.name().equals("setAllowedFields") || r.name().equals("setDisallowedFields"));
  }

  private static boolean isProtected(Member member) {
    return Names.tokens(member.field().name()).stream().anyMatch(WORDS::contains)
        || member.annotations().stream().anyMatch(a -> ANNOTATIONS.contains(a.simpleName()));
  }

  private static boolean hides(AnnotationModel annotation) {
    return (HIDING.contains(annotation.simpleName())
            && !Boolean.FALSE.equals(annotation.values().get("value")))
        || (annotation.simpleName().equals("JsonProperty")
            && annotation.values().get("access") instanceof AnnotationModel.EnumValue access
            && access.name().equals("READ_ONLY"));
  }

  private Set<String> ignoredByClass(Type entity) {
    Set<String> ignored = new HashSet<>();
    index
        .program()
        .own(entity.name())
        .ifPresent(
            c ->
                c.annotations().stream()
                    .filter(a -> a.simpleName().equals("JsonIgnoreProperties"))
                    .forEach(a -> a.list("value").forEach(v -> ignored.add(String.valueOf(v)))));
    return ignored;
  }
}
