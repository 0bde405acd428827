package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.SensitivityLevel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows entities whose rows not everybody may see: those with personal or secret fields, or with an
 * owner or tenant.
 */
final class SensitiveEntities {
  private final ProgramIndex index;
  private final SensitiveNames names;
  private final Map<String, Boolean> sensitive = new ConcurrentHashMap<>();

  SensitiveEntities(ProgramIndex index, SensitiveNames names) {
    this.index = index;
    this.names = names;
  }

  /** Returns whether the call reads sensitive entities by a repository. */
  boolean isRead(CallSite call) {
    Type entity = entityOf(call);
    return entity != null && isSensitive(entity.name());
  }

  /** The entity that a repository keeps, or that its method returns. */
  private @Nullable Type entityOf(CallSite call) {
    MethodModel method = index.method(call.method());
    if (method != null) {
      Type returned = method.returns();
      while (!returned.arguments().isEmpty()) {
        returned = returned.argument(returned.arguments().size() - 1);
      }
      if (isEntity(returned.name())) {
        return returned;
      }
    }
    String returns = call.method().returns();
    if (returns.equals("boolean") || returns.equals("long") || returns.equals("int")) {
      return null;
    }
    for (String type : index.hierarchy().supertypes(call.method().owner())) {
      ClassModel model = index.program().own(type).orElse(null);
      if (model == null) {
        continue;
      }
      for (Type parent : model.interfaces()) {
        if (!parent.arguments().isEmpty() && isEntity(parent.argument(0).name())) {
          return method == null ? parent.argument(0) : null;
        }
      }
    }
    return null;
  }

  private boolean isEntity(String type) {
    return index
        .program()
        .own(type)
        .filter(
            c ->
                c.annotations().stream()
                    .anyMatch(
                        a -> index.annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent()))
        .isPresent();
  }

  private boolean isSensitive(String type) {
    return sensitive.computeIfAbsent(
        type,
        t ->
            index.program().own(t).stream()
                .flatMap(c -> c.fields().stream())
                .filter(f -> !f.isStatic())
                .anyMatch(this::isSensitive));
  }

  private boolean isSensitive(FieldModel field) {
    if (names.level(field.name()).compareTo(SensitivityLevel.PERSONAL) >= 0) {
      return true;
    }
    var tokens = Names.tokens(field.name());
    return tokens.contains("owner") || tokens.contains("tenant");
  }
}
