package dev.actionguard.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members that Lombok would generate for a class of which there is no class file:
 * getters, setters, constructors, {@code toString}, builders, {@code with} methods and loggers, for
 * the annotations on classes and fields. They stand where their annotation or field does.
 *
 * <p>Left out are {@code equals} and {@code hashCode}, which no rule asks for; {@code @Singular},
 * {@code @SuperBuilder}, {@code @Delegate}, and builders of methods and of generic classes, whose
 * calls stay unknown. {@code @SneakyThrows} and {@code @NonNull} add no member.
 */
final class Lombok {
  private static final Map<String, String> LOGGERS =
      Map.of(
          "Slf4j", "org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(%s.class);",
          "XSlf4j",
              "org.slf4j.ext.XLogger log = org.slf4j.ext.XLoggerFactory.getXLogger(%s.class);",
          "Log",
              "java.util.logging.Logger log ="
                  + " java.util.logging.Logger.getLogger(%s.class.getName());",
          "Log4j", "org.apache.log4j.Logger log = org.apache.log4j.Logger.getLogger(%s.class);",
          "Log4j2",
              "org.apache.logging.log4j.Logger log ="
                  + " org.apache.logging.log4j.LogManager.getLogger(%s.class);",
          "CommonsLog",
              "org.apache.commons.logging.Log log ="
                  + " org.apache.commons.logging.LogFactory.getLog(%s.class);",
          "JBossLog",
              "org.jboss.logging.Logger log = org.jboss.logging.Logger.getLogger(%s.class);");

  private final Unit unit;
  private final BiFunction<String, Integer, List<Tree>> parser;

  /**
   * Makes one.
   *
   * @param parser parses the text of members, which then stand at an offset
   */
  Lombok(Unit unit, BiFunction<String, Integer, List<Tree>> parser) {
    this.unit = unit;
    this.parser = parser;
  }

  /** Adds the members to all classes of the unit. */
  void complete() {
    if (unit.imports("lombok") || unit.text().text().contains("@lombok.")) {
      unit.classes().forEach(this::complete);
    }
  }

  private void complete(Tree.ClassDecl tree) {
    for (Tree member : List.copyOf(tree.members)) {
      if (member instanceof Tree.ClassDecl nested) {
        complete(nested);
      }
    }
    if (tree.kind == Tree.ClassKind.CLASS
        || tree.kind == Tree.ClassKind.ENUM
        || tree.kind == Tree.ClassKind.RECORD) {
      new Members(tree).add();
    }
  }

  /** Returns the annotation of Lombok with that simple name. */
  private Optional<Tree.Annotation> find(Tree.Modifiers modifiers, String name) {
    return modifiers.annotations().stream().filter(a -> isNamed(a, name)).findFirst();
  }

  private boolean has(Tree.Modifiers modifiers, String name) {
    return find(modifiers, name).isPresent();
  }

  private boolean isNamed(Tree.Annotation annotation, String name) {
    String written = Names.text(annotation.type);
    if (written.startsWith("lombok.")) {
      return written.endsWith("." + name);
    }
    return written.equals(name)
        && unit.imports().stream()
            .anyMatch(
                i ->
                    i.name().startsWith("lombok")
                        && (i.star() || i.name().endsWith("." + outermost(name))));
  }

  /** {@code @ToString.Exclude} is imported by its outer class. */
  private static String outermost(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Tree.@Nullable Expr element(Tree.Annotation annotation, String name) {
    return annotation.elements.stream()
        .filter(e -> e.name().equals(name))
        .map(Tree.Element::value)
        .findFirst()
        .orElse(null);
  }

  private static boolean flag(Tree.Annotation annotation, String name) {
    return element(annotation, name) instanceof Tree.Literal literal
        && Boolean.TRUE.equals(literal.value);
  }

  private static Set<String> texts(Tree.Annotation annotation, String name) {
    Tree.Expr value = element(annotation, name);
    List<Tree.Expr> values =
        value instanceof Tree.ArrayValue array
            ? array.elements
            : value == null ? List.of() : List.of(value);
    return values.stream()
        .filter(v -> v instanceof Tree.Literal l && l.value instanceof String)
        .map(v -> String.valueOf(((Tree.Literal) v).value))
        .collect(Collectors.toSet());
  }

  /** Returns {@code "public "} and the like; null for {@code AccessLevel.NONE}. */
  private static @Nullable String visibility(Tree.Annotation annotation) {
    for (String name : List.of("value", "access")) {
      Tree.Expr value = element(annotation, name);
      String level =
          value instanceof Tree.Select select
              ? select.name
              : value instanceof Tree.Ident ident ? ident.name : "PUBLIC";
      if (!level.equals("PUBLIC")) {
        return switch (level) {
          case "NONE" -> null;
          case "PRIVATE", "PROTECTED" -> level.toLowerCase(Locale.ROOT) + " ";
          default -> "";
        };
      }
    }
    return "public ";
  }

  /** The members of one class. */
  private final class Members {
    private final Tree.ClassDecl tree;
    private final Tree.Modifiers on;
    private final List<Tree.VarDecl> fields = new ArrayList<>();
    private final Set<String> methods = new HashSet<>();
    private final boolean isValue;
    private final boolean isData;
    private boolean constructors;

    Members(Tree.ClassDecl tree) {
      this.tree = tree;
      on = tree.modifiers;
      isValue = has(on, "Value");
      isData = has(on, "Data");
      for (Tree member : tree.members) {
        if (member instanceof Tree.VarDecl field && !field.enumConstant && type(field) != null) {
          fields.add(field);
        } else if (member instanceof Tree.MethodDecl method) {
          methods.add(method.name.toLowerCase(Locale.ROOT));
          constructors |= method.name.equals("<init>");
        }
      }
    }

    void add() {
      for (Tree.VarDecl field : List.copyOf(fields)) {
        getter(field);
        setter(field);
        with(field);
      }
      boolean written = constructors;
      constructor("NoArgsConstructor", List.of());
      constructor("RequiredArgsConstructor", required());
      constructor("AllArgsConstructor", settable());
      boolean asked =
          has(on, "NoArgsConstructor")
              || has(on, "RequiredArgsConstructor")
              || has(on, "AllArgsConstructor");
      if (!written && !asked && (isData || isValue)) {
        constructor("public ", "", isValue ? settable() : required(), tree.pos);
      } else if (!written && !asked && has(on, "Builder")) {
        constructor("", "", settable(), tree.pos);
      }
      find(on, "Builder").ifPresent(this::builder);
      text();
      logger();
    }

    private boolean isStatic(Tree.VarDecl field) {
      return (field.modifiers.flags() & Flags.STATIC) != 0;
    }

    private boolean isFinal(Tree.VarDecl field) {
      return isValue || (field.modifiers.flags() & Flags.FINAL) != 0;
    }

    private List<Tree.VarDecl> own() {
      return fields.stream().filter(f -> !isStatic(f) && !f.name.startsWith("$")).toList();
    }

    /** The fields that a constructor of all of them sets. */
    private List<Tree.VarDecl> settable() {
      return own().stream()
          .filter(f -> f.init == null || !isFinal(f) || has(f.modifiers, "Builder.Default"))
          .toList();
    }

    private List<Tree.VarDecl> required() {
      return own().stream()
          .filter(f -> f.init == null && (isFinal(f) || has(f.modifiers, "NonNull")))
          .toList();
    }

    /** The type as it is written; null if that is nowhere. */
    private @Nullable String type(Tree.VarDecl field) {
      Tree.Expr declared = field.declared;
      if (declared == null || declared.start < 0 || declared.end <= declared.start) {
        return null;
      }
      return unit.text().text().substring(declared.start, declared.end);
    }

    private void put(int anchor, String text) {
      for (Tree member : parser.apply(text, anchor)) {
        tree.members.add(member);
        if (member instanceof Tree.MethodDecl method) {
          methods.add(method.name.toLowerCase(Locale.ROOT));
        }
      }
    }

    /** Adds a method unless the class has one of that name, whatever its parameters. */
    private void put(int anchor, String name, String text) {
      if (!methods.contains(name.toLowerCase(Locale.ROOT))) {
        put(anchor, text);
      }
    }

    /** The annotation on the field, else the one on the class, for fields of objects. */
    private Optional<Tree.Annotation> asked(Tree.VarDecl field, String name, boolean implied) {
      Optional<Tree.Annotation> own = find(field.modifiers, name);
      if (own.isPresent() || isStatic(field)) {
        return own;
      }
      Optional<Tree.Annotation> all = find(on, name);
      return all.isPresent() || !implied ? all : find(on, isValue ? "Value" : "Data");
    }

    private boolean accessors(Tree.VarDecl field, String name) {
      return find(field.modifiers, "Accessors")
          .or(() -> find(on, "Accessors"))
          .filter(a -> flag(a, name) || (name.equals("chain") && flag(a, "fluent")))
          .isPresent();
    }

    private static String capital(String name) {
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code isOpen} of {@code boolean open} and of {@code boolean isOpen}. */
    private String property(Tree.VarDecl field) {
      boolean named =
          "boolean".equals(type(field))
              && field.name.startsWith("is")
              && field.name.length() > 2
              && !Character.isLowerCase(field.name.charAt(2));
      return named ? field.name.substring(2) : capital(field.name);
    }

    private String getterName(Tree.VarDecl field) {
      if (accessors(field, "fluent")) {
        return field.name;
      }
      return ("boolean".equals(type(field)) ? "is" : "get") + property(field);
    }

    private String modifiers(String visibility, Tree.VarDecl field) {
      return visibility + (isStatic(field) ? "static " : "");
    }

    private String access(Tree.VarDecl field) {
      return (isStatic(field) ? tree.name : "this") + "." + field.name;
    }

    private void getter(Tree.VarDecl field) {
      Optional<Tree.Annotation> asked = asked(field, "Getter", isData || isValue);
      String visibility = asked.map(Lombok::visibility).orElse(null);
      if (visibility != null) {
        String name = getterName(field);
        put(
            field.pos,
            name,
            "%s%s %s() { return %s; }"
                .formatted(modifiers(visibility, field), type(field), name, access(field)));
      }
    }

    private void setter(Tree.VarDecl field) {
      Optional<Tree.Annotation> asked = asked(field, "Setter", isData);
      String visibility = asked.map(Lombok::visibility).orElse(null);
      if (visibility == null || isFinal(field)) {
        return;
      }
      String name = accessors(field, "fluent") ? field.name : "set" + property(field);
      boolean chain = accessors(field, "chain") && !isStatic(field);
      put(
          field.pos,
          chain && name.equals(field.name) ? name + "(" : name,
          "%s%s %s(%s %s) { %s = %s; %s}"
              .formatted(
                  modifiers(visibility, field),
                  chain ? self() : "void",
                  name,
                  type(field),
                  field.name,
                  access(field),
                  field.name,
                  chain ? "return this; " : ""));
    }

    private void with(Tree.VarDecl field) {
      Optional<Tree.Annotation> asked = asked(field, "With", false);
      String visibility = asked.map(Lombok::visibility).orElse(null);
      if (visibility == null || isStatic(field)) {
        return;
      }
      String name = "with" + property(field);
      String values =
          settable().stream()
              .map(f -> f == field ? field.name : "this." + f.name)
              .collect(Collectors.joining(", "));
      put(
          field.pos,
          name,
          "%s%s %s(%s %s) { return new %s(%s); }"
              .formatted(visibility, self(), name, type(field), field.name, created(), values));
    }

    /** The class's type inside of itself. */
    private String self() {
      return tree.parameters.isEmpty()
          ? tree.name
          : tree.name
              + tree.parameters.stream()
                  .map(Tree.TypeParameter::name)
                  .collect(Collectors.joining(", ", "<", ">"));
    }

    private String created() {
      return tree.parameters.isEmpty() ? tree.name : tree.name + "<>";
    }

    private void constructor(String annotation, List<Tree.VarDecl> of) {
      Optional<Tree.Annotation> asked = find(on, annotation);
      String visibility = asked.map(Lombok::visibility).orElse(null);
      if (asked.isEmpty() || visibility == null) {
        return;
      }
      String factory = texts(asked.get(), "staticName").stream().findFirst().orElse("");
      constructor(factory.isEmpty() ? visibility : "private ", factory, of, asked.get().pos);
    }

    private void constructor(String visibility, String factory, List<Tree.VarDecl> of, int anchor) {
      String parameters =
          of.stream().map(f -> type(f) + " " + f.name).collect(Collectors.joining(", "));
      String stores =
          of.stream()
              .map(f -> "this." + f.name + " = " + f.name + ";")
              .collect(Collectors.joining(" "));
      String shown = tree.kind == Tree.ClassKind.ENUM ? "" : visibility;
      put(anchor, "%s%s(%s) { %s }".formatted(shown, tree.name, parameters, stores));
      if (!factory.isEmpty() && tree.parameters.isEmpty()) {
        String names = of.stream().map(f -> f.name).collect(Collectors.joining(", "));
        put(
            anchor,
            factory,
            "public static %s %s(%s) { return new %s(%s); }"
                .formatted(tree.name, factory, parameters, tree.name, names));
      }
    }

    private void builder(Tree.Annotation annotation) {
      if (!tree.parameters.isEmpty() || tree.kind != Tree.ClassKind.CLASS) {
        return;
      }
      String name = tree.name + "Builder";
      boolean declared =
          tree.members.stream()
              .anyMatch(m -> m instanceof Tree.ClassDecl nested && nested.name.equals(name));
      if (declared) {
        return;
      }
      List<Tree.VarDecl> of = settable();
      StringBuilder text =
          new StringBuilder("public static class " + name + " { " + name + "() {}");
      for (Tree.VarDecl field : of) {
        text.append(" private %s %s;".formatted(type(field), field.name))
            .append(
                " public %s %s(%s %s) { this.%s = %s; return this; }"
                    .formatted(name, field.name, type(field), field.name, field.name, field.name));
      }
      String values = of.stream().map(f -> "this." + f.name).collect(Collectors.joining(", "));
      text.append(
          " public %s build() { return new %s(%s); } }".formatted(tree.name, tree.name, values));
      int anchor = annotation.pos;
      put(anchor, text.toString());
      put(
          anchor,
          "builder",
          "public static %s builder() { return new %s(); }".formatted(name, name));
      if (flag(annotation, "toBuilder")) {
        String copied =
            of.stream()
                .map(f -> "." + f.name + "(this." + f.name + ")")
                .collect(Collectors.joining());
        put(
            anchor,
            "toBuilder",
            "public %s toBuilder() { return new %s()%s; }".formatted(name, name, copied));
      }
    }

    private void text() {
      Optional<Tree.Annotation> own = find(on, "ToString");
      Optional<Tree.Annotation> asked = own.or(() -> find(on, "Data")).or(() -> find(on, "Value"));
      if (asked.isEmpty()) {
        return;
      }
      Set<String> of = own.map(a -> texts(a, "of")).orElse(Set.of());
      Set<String> exclude = own.map(a -> texts(a, "exclude")).orElse(Set.of());
      boolean explicit = own.filter(a -> flag(a, "onlyExplicitlyIncluded")).isPresent();
      boolean withoutNames =
          own.map(a -> element(a, "includeFieldNames"))
              .filter(v -> v instanceof Tree.Literal l && Boolean.FALSE.equals(l.value))
              .isPresent();
      List<String> parts = new ArrayList<>();
      if (own.filter(a -> flag(a, "callSuper")).isPresent()) {
        parts.add("\"super=\" + super.toString()");
      }
      for (Tree.VarDecl field : own()) {
        boolean shown =
            of.isEmpty()
                ? (!explicit || has(field.modifiers, "ToString.Include"))
                    && !exclude.contains(field.name)
                    && !has(field.modifiers, "ToString.Exclude")
                : of.contains(field.name);
        if (shown) {
          String value = "this." + field.name;
          parts.add(withoutNames ? value : "\"" + field.name + "=\" + " + value);
        }
      }
      put(
          asked.get().pos,
          "toString",
          "public String toString() { return \"%s(\"%s + \")\"; }"
              .formatted(
                  tree.name, parts.isEmpty() ? "" : " + " + String.join(" + \", \" + ", parts)));
    }

    private void logger() {
      new TreeMap<>(LOGGERS)
          .forEach(
              (annotation, text) ->
                  find(on, annotation)
                      .filter(a -> fields.stream().noneMatch(f -> f.name.equals("log")))
                      .ifPresent(
                          a -> put(a.pos, "private static final " + text.formatted(tree.name))));
    }
  }
}
