package dev.actionguard.rules.clock;

import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.rule.RuleContext;
import java.util.List;

/** Knows which code may read the local clock on behalf of the program. */
final class ClockProviders {
  private static final String CLOCK_PROVIDER = "dev.actionguard.annotations.ClockProvider";

  private final ProgramIndex index;
  private final List<ClassPattern> configured;
  private final List<String> types;

  ClockProviders(RuleContext context) {
    index = context.facts().index();
    types = context.options().clock().types();
    configured = context.options().clock().providers().stream().map(ClassPattern::of).toList();
  }

  /**
   * Returns whether a method belongs to a clock: a class that is a clock type or a configured
   * provider, or the factory method of a bean.
   */
  boolean isProvider(MethodRef method) {
    String owner = method.owner();
    if (configured.stream().anyMatch(p -> p.matches(owner))
        || types.stream().anyMatch(type -> index.hierarchy().isSubtype(owner, type))
        || index.models().fact(owner, TypeFact.Role.CLOCK_TYPE, index.hierarchy()).isPresent()
        || isAnnotated(index.program().own(owner).map(ClassModel::annotations).orElse(List.of()))) {
      return true;
    }
    MethodModel model = index.method(method);
    return model != null
        && (isAnnotated(model.annotations())
            || model.annotations().stream()
                .anyMatch(
                    a ->
                        index
                            .models()
                            .fact(a.type(), TypeFact.Role.FACTORY_ANNOTATION, index.hierarchy())
                            .isPresent()));
  }

  private static boolean isAnnotated(List<AnnotationModel> annotations) {
    return annotations.stream().anyMatch(a -> a.type().equals(CLOCK_PROVIDER));
  }
}
