package dev.actionguard.config;

import dev.actionguard.config.Config.ClassMention;
import dev.actionguard.config.Config.Mention;
import dev.actionguard.config.Config.MethodMention;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.TypeHierarchy;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up what a configuration names: a method or class that neither the program nor its class
 * path has is most likely a typing error, which would silently switch off what its author wanted.
 */
public final class ConfigChecker {
  private final Config config;
  private final Program program;
  private final TypeHierarchy hierarchy;
  private final List<ConfigError> errors = new ArrayList<>();

  private ConfigChecker(Config config, Program program) {
    this.config = config;
    this.program = program;
    this.hierarchy = new TypeHierarchy(program);
  }

  /**
   * Returns the mistakes, in the order of their lines. Patterns with wildcards may match nothing;
   * and a method of a class with a supertype that cannot be found is not called missing.
   */
  public static List<ConfigError> check(Config config, Program program) {
    if (config.mentions().isEmpty()) {
      return List.of();
    }
    ConfigChecker checker = new ConfigChecker(config, program);
    for (Mention mention : config.mentions()) {
      checker.check(mention);
    }
    return checker.errors.stream().sorted().distinct().toList();
  }

  private void check(Mention mention) {
    if (mention instanceof ClassMention named) {
      if (classes(named.name()).isEmpty()) {
        add(mention, "no class '" + named.name() + "'" + missing(named.name()));
      }
      return;
    }
    MethodPattern method = ((MethodMention) mention).method();
    List<ClassModel> owners = classes(method.owner());
    if (owners.isEmpty()) {
      add(mention, "no class '" + method.owner() + "'" + missing(method.owner()));
    } else if (owners.stream().noneMatch(owner -> has(owner, method))) {
      String wanted = wanted(method);
      List<String> valid = owners.stream().flatMap(o -> signatures(o, method).stream()).toList();
      add(
          mention,
          "class '"
              + owners.get(0).name()
              + "' has no method '"
              + wanted
              + "'"
              + NearestName.hint(wanted, valid));
    }
  }

  private void add(Mention mention, String message) {
    errors.add(new ConfigError(config.file(), mention.line(), message));
  }

  /** Returns the classes of that name; a nested class may be written with a dot. */
  private List<ClassModel> classes(String name) {
    if (name.indexOf('.') < 0) {
      return program.classes().stream()
          .filter(c -> c.name().equals(name) || c.simpleName().equals(name))
          .toList();
    }
    String candidate = name;
    while (true) {
      Optional<ClassModel> found = program.find(candidate);
      int dot = candidate.lastIndexOf('.');
      if (found.isPresent() || dot < 0) {
        return found.stream().toList();
      }
      candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
    }
  }

  private String missing(String name) {
    boolean simple = name.indexOf('.') < 0;
    List<String> valid =
        program.classes().stream().map(c -> simple ? c.simpleName() : c.name()).toList();
    String hint = NearestName.hint(name, valid);
    if (!hint.isEmpty()) {
      return hint;
    }
    return simple
        ? " in the program; a class of a library needs its full name"
        : " in the program or on its class path";
  }

  private boolean has(ClassModel owner, MethodPattern pattern) {
    return !hierarchy.isComplete(owner.name())
        || methods(owner).stream().anyMatch(m -> pattern.matches(pattern.owner(), m.reference()));
  }

  private List<MethodModel> methods(ClassModel owner) {
    return hierarchy.supertypes(owner.name()).stream()
        .flatMap(name -> program.find(name).stream())
        .flatMap(c -> c.methods().stream())
        .filter(m -> !m.compilerMade())
        .toList();
  }

  /** Returns how the class's methods would be written in the form that the pattern has. */
  private List<String> signatures(ClassModel owner, MethodPattern pattern) {
    return methods(owner).stream()
        .map(
            m ->
                wanted(
                    new MethodPattern(
                        "",
                        m.name(),
                        pattern.parameters() == null
                            ? null
                            : m.reference().parameters().stream()
                                .map(ConfigChecker::simple)
                                .toList())))
        .toList();
  }

  private static String wanted(MethodPattern pattern) {
    List<String> parameters = pattern.parameters();
    return parameters == null
        ? pattern.name()
        : pattern.name() + "(" + String.join(", ", parameters) + ")";
  }

  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }
}
