package dev.actionguard.rules.access;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import dev.actionguard.rule.RuleContext;
import java.util.List;
import java.util.Optional;

/** Knows which actions need no access check: public by design, or the system's own. */
final class PublicOperations {
  private static final String PUBLIC_ACTION = "dev.actionguard.annotations.PublicAction";

  private final RuleContext context;
  private final List<MethodPattern> methods;
  private final List<ClassPattern> classes;
  private final List<ClassPattern> systemActors;

  PublicOperations(RuleContext context) {
    this.context = context;
    Options options = context.options();
    methods =
        options.publicOperations().stream()
            .map(MethodPattern::parse)
            .flatMap(Optional::stream)
            .toList();
    classes =
        options.publicOperations().stream()
            .filter(text -> text.indexOf('#') < 0)
            .map(ClassPattern::of)
            .toList();
    systemActors = options.scope().systemActors().stream().map(ClassPattern::of).toList();
  }

  boolean isPublic(MethodModel root) {
    String owner = root.reference().owner();
    return methods.stream().anyMatch(p -> p.matches(owner, root.reference()))
        || classes.stream().anyMatch(p -> p.matches(owner))
        || systemActors.stream().anyMatch(p -> p.matches(owner))
        || context.facts().index().effectiveAnnotations(root).stream()
            .map(AnnotationModel::type)
            .anyMatch(PUBLIC_ACTION::equals);
  }
}
