package dev.actionguard.analysis;

import dev.actionguard.analysis.BeanMembers.Member;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds declared constraints that nothing runs, and errors that nobody reads. */
public final class IdleConstraints {
  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final MethodValidation methods;
  private final BeanMembers beans;
  private final Uses uses;
  private @Nullable Set<String> validated;

  IdleConstraints(ProgramIndex index, EntryPoints entryPoints) {
    this.index = index;
    this.entryPoints = entryPoints;
    methods = new MethodValidation(index, entryPoints);
    beans = new BeanMembers(index);
    uses = new Uses(index);
  }

  /** Why constraints do nothing. */
  public enum Reason {
    /** They stand on parameters of a bean whose methods nothing validates. */
    BEAN_NOT_VALIDATED,
    /** They stand in an object that lies in a validated one, on a property without Valid. */
    NOT_VALID,
    /** The method takes the errors itself and does not look at them. */
    ERRORS_UNREAD
  }

  /**
   * A declaration without effect.
   *
   * @param member the name of the method or property
   * @param method the method, null for a property
   */
  public record Idle(String member, @Nullable MethodRef method, SourceRange range, Reason reason) {}

  /** Returns the declarations without effect in a class, in the order of the class. */
  public List<Idle> of(ClassModel model) {
    List<Idle> found = new ArrayList<>();
    if (model.isInterface()) {
      return found;
    }
    if (validated().contains(model.name())) {
      for (Member member : beans.members(model.name()).values()) {
        if (member.owner().equals(model.name()) && lacksValid(member)) {
          SourceRange declared = member.field().range();
          SourceRange range = declared.equals(SourceRange.UNKNOWN) ? model.range() : declared;
          found.add(new Idle(member.field().name(), null, range, Reason.NOT_VALID));
        }
      }
    }
    for (MethodModel method : model.methods()) {
      if (method.isConstructor() || method.compilerMade() || method.isAbstract()) {
        continue;
      }
      if (methods.isIdle(method) && isConstrained(method)) {
        found.add(idle(method, Reason.BEAN_NOT_VALIDATED));
      }
      int errors = DeclaredConstraints.errorsParameter(index, method);
      boolean handler = entryPoints.entry(method).filter(e -> e.sort().equals("web")).isPresent();
      if (errors > 0
          && handler
          && activates(index.parameterAnnotations(method, errors - 1))
          && uses.isIgnored(method, errors)) {
        found.add(idle(method, Reason.ERRORS_UNREAD));
      }
    }
    return found;
  }

  private static Idle idle(MethodModel method, Reason reason) {
    return new Idle(method.name(), method.reference(), method.range(), reason);
  }

  /** A handler's object that is Valid is validated in any case. */
  private boolean isConstrained(MethodModel method) {
    boolean handler = entryPoints.entry(method).isPresent();
    return method.parameters().stream()
        .anyMatch(p -> isConstrained(p.annotations()) || (!handler && activates(p.annotations())));
  }

  /** Presence alone validates nothing, and is often meant as documentation. */
  private boolean isConstrained(List<AnnotationModel> annotations) {
    for (AnnotationModel annotation : annotations) {
      Optional<TypeFact> fact = index.annotationFact(annotation.type(), TypeFact.Role.CONSTRAINT);
      if (fact.isPresent() && !fact.get().kind().equals("presence")) {
        return true;
      }
    }
    return false;
  }

  private boolean activates(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(
            a -> index.annotationFact(a.type(), TypeFact.Role.ACTIVATES_VALIDATION).isPresent());
  }

  private boolean lacksValid(Member member) {
    return !activates(member.annotations())
        && !activates(member.elementAnnotations())
        && hasConstraints(held(member.type()));
  }

  private boolean hasConstraints(Type type) {
    return index.program().own(type.name()).isPresent()
        && beans.members(type.name()).values().stream()
            .anyMatch(m -> isConstrained(m.annotations()) || isConstrained(m.elementAnnotations()));
  }

  /** The type of an element of a collection, else the type itself. */
  private static Type held(Type type) {
    Type held = type;
    while (held.isArray() || (held.name().startsWith("java.") && !held.arguments().isEmpty())) {
      held = held.isArray() ? held.component() : held.argument(held.arguments().size() - 1);
    }
    return held;
  }

  /** The classes whose objects are validated as parameters or inside of such. */
  private Set<String> validated() {
    Set<String> known = validated;
    if (known == null) {
      known = new HashSet<>();
      List<Type> open = new ArrayList<>();
      for (ClassModel model : index.program().classes()) {
        for (MethodModel method : model.methods()) {
          for (ParameterModel parameter : method.parameters()) {
            if (activates(parameter.annotations())
                && (entryPoints.entry(method).isPresent() || methods.isActive(method))) {
              open.add(held(parameter.type()));
            }
          }
        }
      }
      while (!open.isEmpty()) {
        Type next = open.remove(open.size() - 1);
        if (known.add(next.name())) {
          for (Member member : beans.members(next.name()).values()) {
            if (activates(member.annotations()) || activates(member.elementAnnotations())) {
              open.add(held(member.type()));
            }
          }
        }
      }
      validated = known;
    }
    return Objects.requireNonNull(known);
  }
}
