package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import java.util.List;
import java.util.Optional;

/** Knows which actions need no access check: public by design, or the system's own. */
public final class PublicOperations {
  private static final String PUBLIC_ACTION = "dev.actionguard.annotations.PublicAction";

  private final ProgramIndex index;
  private final List<MethodPattern> methods;
  private final List<ClassPattern> classes;
  private final List<ClassPattern> systemActors;

  public PublicOperations(ProgramIndex index) {
    this.index = index;
    Options options = index.options();
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

  /** Returns whether a method that is called from outside is one of them. */
  public boolean isPublic(MethodModel root) {
    String owner = root.reference().owner();
    return methods.stream().anyMatch(p -> p.matches(owner, root.reference()))
        || classes.stream().anyMatch(p -> p.matches(owner))
        || systemActors.stream().anyMatch(p -> p.matches(owner))
        || index.effectiveAnnotations(root).stream()
            .map(AnnotationModel::type)
            .anyMatch(PUBLIC_ACTION::equals);
  }
}
