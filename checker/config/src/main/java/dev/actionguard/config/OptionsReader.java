package dev.actionguard.config;

import dev.actionguard.config.Config.ClassMention;
import dev.actionguard.config.Config.Mention;
import dev.actionguard.config.Config.MethodMention;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.LogPolicy;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.Preset;
import dev.actionguard.options.SensitivityLevel;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the options out of a YAML tree and remembers which methods and classes are named. */
final class OptionsReader {
  private static final Pattern DB_KIND =
      Pattern.compile(
          "READ|WRITE|FLUSH|BEGIN|COMMIT|ROLLBACK|OPEN"
              + "|(TEXT|IDENTIFIER|BIND|BY_TEXT|PREPARE):\\d{1,3}");
  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");
  private static final Pattern TABLE = Pattern.compile("[\\w$.*\"`-]+");

  private final Problems problems;
  private final Values values;
  private final RuleSet rules;
  private final List<Mention> mentions = new ArrayList<>();

  OptionsReader(Problems problems, RuleSet rules) {
    this.problems = problems;
    this.values = new Values(problems);
    this.rules = rules;
  }

  /** Returns the methods and classes that the file names, in its order. */
  List<Mention> mentions() {
    mentions.sort(Comparator.comparingInt(Mention::line));
    return mentions;
  }

  Options read(Node root) {
    Optional<Section> section = Section.read("", root, problems);
    if (section.isEmpty()) {
      return Options.DEFAULT;
    }
    Section top = section.get();
    return new Options(
        constant(top, "preset", Preset.class).orElse(Preset.STANDARD),
        scope(top),
        patterns(top, "entryPoints"),
        validators(top),
        sanitizers(top),
        checks(top),
        patterns(top, "publicOperations"),
        clock(top),
        sensitive(top),
        actions(top),
        dbCalls(top),
        tables(top),
        patterns(top, "transactional"),
        names(top, "freeText"),
        classPatterns(top, "trustedSinks"),
        settings(top),
        severities(top),
        flag(top, "audit"),
        suppressions(top));
  }

  private Options.SuppressionPolicy suppressions(Section top) {
    return section(top, "suppressions")
        .map(
            s ->
                new Options.SuppressionPolicy(
                    flag(s, "requireReason"),
                    days(s, "maxAge").orElse(0),
                    ruleNames(s, "forbid"),
                    s.value("reportUseless")
                        .flatMap(n -> values.flag(s.path("reportUseless"), n))
                        .orElse(true)))
        .orElse(Options.SuppressionPolicy.DEFAULT);
  }

  private List<String> ruleNames(Section s, String key) {
    List<String> valid = rules.rules().stream().map(Rule::name).toList();
    List<String> found = new ArrayList<>();
    s.value(key)
        .ifPresent(
            n -> {
              for (Node entry : values.entries(s.path(key), n)) {
                for (String name : values.text(s.path(key), entry).stream().toList()) {
                  Optional<Rule> rule = rules.find(name);
                  if (rule.isPresent()) {
                    found.add(rule.get().name());
                  } else {
                    problems.add(entry, Values.unknown("rule '" + name + "'", name, valid));
                  }
                }
              }
            });
    return found;
  }

  private Options.Scope scope(Section top) {
    return section(top, "scope")
        .map(
            s ->
                new Options.Scope(
                    classPatterns(s, "include"),
                    classPatterns(s, "exclude"),
                    classPatterns(s, "systemActors"),
                    flag(s, "includeTests")))
        .orElse(Options.DEFAULT.scope());
  }

  private List<Options.Validator> validators(Section top) {
    return items(top, "validators")
        .flatMap(
            s -> {
              Options.Shape shape =
                  constant(s, "shape", Options.Shape.class).orElse(Options.Shape.THROWS);
              int argument = index(s, "arg").orElse(0);
              Set<Options.Clears> clears =
                  constants(s, "clears", Options.Clears.class, Set.of(Options.Clears.BOUND));
              return requiredMethod(s)
                  .map(m -> new Options.Validator(m, shape, argument, clears))
                  .stream();
            })
        .toList();
  }

  private List<Options.Sanitizer> sanitizers(Section top) {
    return items(top, "sanitizers")
        .flatMap(
            s -> {
              Optional<Options.SanitizerKind> kind =
                  required(s, "kind")
                      .flatMap(
                          n -> values.constant(s.path("kind"), n, Options.SanitizerKind.class));
              Set<SensitivityLevel> levels =
                  constants(
                      s,
                      "levels",
                      SensitivityLevel.class,
                      Set.of(
                          SensitivityLevel.INTERNAL_ID,
                          SensitivityLevel.PERSONAL,
                          SensitivityLevel.SECRET));
              Optional<MethodPattern> method = requiredMethod(s);
              return method.isPresent() && kind.isPresent()
                  ? Stream.of(new Options.Sanitizer(method.get(), kind.get(), levels))
                  : Stream.empty();
            })
        .toList();
  }

  private List<Options.Check> checks(Section top) {
    return items(top, "checks").flatMap(s -> check(s).stream()).toList();
  }

  private Optional<Options.Check> check(Section s) {
    Options.Strength strength =
        constant(s, "strength", Options.Strength.class).orElse(Options.Strength.ROLE);
    Options.Shape shape = constant(s, "shape", Options.Shape.class).orElse(Options.Shape.THROWS);
    int subject = index(s, "subject").orElse(-1);
    Optional<Node> annotation = s.value("annotation");
    if (annotation.isPresent() == s.value("method").isPresent()) {
      problems.add(s.node(), "a check must have either 'method' or 'annotation'");
      return Optional.empty();
    }
    if (annotation.isEmpty()) {
      return method(s, "method").map(m -> new Options.CheckMethod(m, shape, strength, subject));
    }
    for (String key : List.of("shape", "subject")) {
      s.value(key)
          .ifPresent(n -> problems.add(n, "'checks." + key + "' has no meaning for an annotation"));
    }
    return className("checks.annotation", annotation.get())
        .map(name -> new Options.CheckAnnotation(name, strength));
  }

  private Options.Clocks clock(Section top) {
    return section(top, "clock")
        .map(s -> new Options.Clocks(classNames(s, "types"), classPatterns(s, "providers")))
        .orElse(Options.DEFAULT.clock());
  }

  private Options.Sensitive sensitive(Section top) {
    Optional<Section> section = section(top, "sensitive");
    if (section.isEmpty()) {
      return Options.DEFAULT.sensitive();
    }
    Section s = section.get();
    Map<SensitivityLevel, List<String>> names = new EnumMap<>(SensitivityLevel.class);
    for (SensitivityLevel level : SensitivityLevel.values()) {
      List<String> found = names(s, level.name());
      if (!found.isEmpty()) {
        names.put(level, found);
      }
    }
    return new Options.Sensitive(
        names,
        names(s, "exclude"),
        constant(s, "policy", LogPolicy.class).orElse(LogPolicy.STRICT));
  }

  private Options.Actions actions(Section top) {
    return section(top, "actions")
        .map(s -> new Options.Actions(methods(s, "start"), methods(s, "finish")))
        .orElse(Options.DEFAULT.actions());
  }

  private List<Options.DbCall> dbCalls(Section top) {
    return items(top, "dbCalls")
        .flatMap(
            s -> {
              List<String> kinds =
                  required(s, "kinds")
                      .map(n -> matching(s.path("kinds"), n, DB_KIND, "a kind of database call"))
                      .orElse(List.of());
              return requiredMethod(s).map(m -> new Options.DbCall(m, kinds)).stream();
            })
        .toList();
  }

  private List<String> tables(Section top) {
    return top.value("independentWrites")
        .map(n -> matching("independentWrites", n, TABLE, "a class pattern or table name"))
        .orElse(List.of());
  }

  private Map<Setting, Boolean> settings(Section top) {
    Map<Setting, Boolean> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      top.value(setting.key())
          .flatMap(n -> values.flag(setting.key(), n))
          .ifPresent(value -> settings.put(setting, value));
    }
    return settings;
  }

  private Map<String, Severity> severities(Section top) {
    Map<String, Severity> severities = new TreeMap<>();
    Optional<Section> section =
        top.value("rules").flatMap(n -> Section.readAny("rules", n, problems));
    section.ifPresent(s -> s.keys().forEach((name, at) -> severity(s, name, at, severities)));
    return severities;
  }

  private void severity(Section s, String name, Node at, Map<String, Severity> severities) {
    Optional<Severity> severity = s.value(name).flatMap(n -> severityOf(s.path(name), n));
    Optional<Rule> rule = rules.find(name);
    if (rule.isEmpty()) {
      List<String> valid = rules.rules().stream().map(Rule::name).toList();
      problems.add(at, Values.unknown("rule '" + name + "'", name, valid));
    } else if (severity.isPresent() && severities.put(rule.get().name(), severity.get()) != null) {
      problems.add(at, "rule '" + rule.get().name() + "' is given twice");
    }
  }

  private Optional<Severity> severityOf(String key, Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().equalsIgnoreCase("info")
        ? Optional.of(Severity.NOTE)
        : values.constant(key, node, Severity.class);
  }

  private Optional<Section> section(Section top, String key) {
    return top.value(key).flatMap(n -> Section.read(key, n, problems));
  }

  /** Returns the mappings of a list. */
  private Stream<Section> items(Section top, String key) {
    return top.value(key).stream()
        .flatMap(n -> values.entries(key, n).stream())
        .flatMap(n -> Section.read(key + "[]", n, problems).stream());
  }

  private Optional<Node> required(Section s, String key) {
    Optional<Node> node = s.value(key);
    if (node.isEmpty()) {
      problems.add(s.node(), "'" + s.path(key) + "' is missing");
    }
    return node;
  }

  private boolean flag(Section s, String key) {
    return s.value(key).flatMap(n -> values.flag(s.path(key), n)).orElse(false);
  }

  private Optional<Integer> index(Section s, String key) {
    return s.value(key).flatMap(n -> values.index(s.path(key), n));
  }

  private Optional<Integer> days(Section s, String key) {
    return s.value(key).flatMap(n -> values.days(s.path(key), n));
  }

  private <E extends Enum<E>> Optional<E> constant(Section s, String key, Class<E> type) {
    return s.value(key).flatMap(n -> values.constant(s.path(key), n, type));
  }

  private <E extends Enum<E>> Set<E> constants(
      Section s, String key, Class<E> type, Set<E> byDefault) {
    return s.value(key)
        .map(n -> Set.copyOf(values.constants(s.path(key), n, type)))
        .orElse(byDefault);
  }

  private List<String> names(Section s, String key) {
    return s.value(key).map(n -> matching(s.path(key), n, NAME, "a name")).orElse(List.of());
  }

  private List<String> matching(String key, Node node, Pattern pattern, String what) {
    List<String> found = new ArrayList<>();
    for (Node entry : values.entries(key, node)) {
      values
          .text(key, entry)
          .ifPresent(
              text -> {
                if (pattern.matcher(text).matches()) {
                  found.add(text);
                } else {
                  problems.add(entry, "'" + text + "' in '" + key + "' is not " + what);
                }
              });
    }
    return found;
  }

  private Optional<MethodPattern> requiredMethod(Section s) {
    return required(s, "method").flatMap(n -> method(s, "method"));
  }

  private Optional<MethodPattern> method(Section s, String key) {
    return s.value(key).flatMap(n -> values.text(s.path(key), n).flatMap(t -> method(t, n)));
  }

  private List<MethodPattern> methods(Section s, String key) {
    List<MethodPattern> methods = new ArrayList<>();
    s.value(key)
        .ifPresent(
            n ->
                values
                    .entries(s.path(key), n)
                    .forEach(
                        entry ->
                            values
                                .text(s.path(key), entry)
                                .flatMap(text -> method(text, entry))
                                .ifPresent(methods::add)));
    return methods;
  }

  private Optional<MethodPattern> method(String text, Node at) {
    Optional<MethodPattern> method = MethodPattern.parse(text);
    if (method.isEmpty() || !ClassPattern.isName(method.get().owner())) {
      problems.add(
          at, "'" + text + "' is not a method; write Class#method or Class#method(Type, Type)");
      return Optional.empty();
    }
    mentions.add(new MethodMention(method.get(), Problems.line(at)));
    return method;
  }

  /** Reads class patterns; those without wildcards are remembered as mentions. */
  private List<String> classPatterns(Section s, String key) {
    return patterns(s, key, false);
  }

  /** Reads class patterns and methods. */
  private List<String> patterns(Section s, String key) {
    return patterns(s, key, true);
  }

  private List<String> patterns(Section s, String key, boolean methods) {
    List<String> found = new ArrayList<>();
    s.value(key)
        .ifPresent(
            n -> {
              for (Node entry : values.entries(s.path(key), n)) {
                values
                    .text(s.path(key), entry)
                    .filter(text -> pattern(text, entry, methods))
                    .ifPresent(found::add);
              }
            });
    return found;
  }

  private boolean pattern(String text, Node at, boolean methods) {
    if (methods && text.indexOf('#') >= 0) {
      return method(text, at).isPresent();
    }
    if (!ClassPattern.isValid(text)) {
      problems.add(
          at,
          "'"
              + text
              + "' is not a class pattern; write com.acme.A, com.acme.*, com.acme.. or"
              + " com.acme..*Action");
      return false;
    }
    if (ClassPattern.isName(text)) {
      mentions.add(new ClassMention(text, Problems.line(at)));
    }
    return true;
  }

  private List<String> classNames(Section s, String key) {
    List<String> found = new ArrayList<>();
    s.value(key)
        .ifPresent(
            n ->
                values
                    .entries(s.path(key), n)
                    .forEach(entry -> className(s.path(key), entry).ifPresent(found::add)));
    return found;
  }

  private Optional<String> className(String key, Node node) {
    return values
        .text(key, node)
        .filter(
            text -> {
              if (ClassPattern.isName(text)) {
                mentions.add(new ClassMention(text, Problems.line(node)));
                return true;
              }
              problems.add(node, "'" + text + "' in '" + key + "' is not a class name");
              return false;
            });
  }
}
