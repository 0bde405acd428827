package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.options.Options.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules that Spring Security's route configuration sets for paths, read off the chains of calls
 * in the program's configuration classes: {@code requestMatchers("/admin/**").hasRole("ADMIN")}.
 * The first rule that matches a path counts, as at run time.
 */
public final class RouteRules {
  private static final Set<String> MATCHERS =
      Set.of("requestMatchers", "antMatchers", "mvcMatchers", "pathMatchers");
  private static final Set<String> ROLE =
      Set.of(
          "hasRole",
          "hasAnyRole",
          "hasAuthority",
          "hasAnyAuthority",
          "hasIpAddress",
          "denyAll",
          "access");

  /** One rule; null patterns match every path, a null verb every verb, a null strength is none. */
  private record Route(
      @Nullable List<String> patterns, @Nullable String verb, @Nullable Strength strength) {}

  private final List<Route> routes = new ArrayList<>();
  private final ProgramIndex index;

  RouteRules(ProgramIndex index) {
    this.index = index;
    for (ClassModel model : index.program().classes()) {
      for (MethodModel method : model.methods()) {
        if (method.code() != null && configuresRoutes(method)) {
          read(method);
        }
      }
    }
  }

  private static boolean configuresRoutes(MethodModel method) {
    return java.util.Objects.requireNonNull(method.code()).references().stream()
        .anyMatch(
            r ->
                r.owner().startsWith("org.springframework.security.config.")
                    && (MATCHERS.contains(r.name())
                        || r.name().equals("anyRequest")
                        || r.name().equals("anyExchange")));
  }

  private void read(MethodModel method) {
    try {
      for (BasicBlock block : java.util.Objects.requireNonNull(method.code()).body().blocks()) {
        read(block);
      }
    } catch (LoweringException e) {
      // The failure is counted where the method itself is analysed; no route is known from it.
      routes.clear();
    }
  }

  private void read(BasicBlock block) {
    Map<Operand, List<String>> arrays = new HashMap<>();
    Map<Operand, String> verbs = new HashMap<>();
    List<String> patterns = null;
    String verb = null;
    boolean open = false;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.ArrayStore store
          && store.value() instanceof Constant c
          && c.value() instanceof String text) {
        arrays.computeIfAbsent(store.array(), k -> new ArrayList<>()).add(text);
      } else if (statement instanceof Statement.FieldLoad load && isVerb(load.field())) {
        verbs.put(load.target(), load.field().name());
      } else if (statement instanceof Statement.Call call
          && call.method().owner().startsWith("org.springframework.security.config.")) {
        String name = call.method().name();
        if (MATCHERS.contains(name)) {
          patterns = new ArrayList<>();
          verb = null;
          for (Operand argument : call.arguments()) {
            if (argument instanceof Constant c && c.value() instanceof String text) {
              patterns.add(text);
            }
            patterns.addAll(arrays.getOrDefault(argument, List.of()));
            verb = verbs.getOrDefault(argument, verb);
          }
          open = true;
        } else if (name.equals("anyRequest") || name.equals("anyExchange")) {
          patterns = null;
          verb = null;
          open = true;
        } else if (open) {
          add(name, patterns, verb);
          open = false;
        }
      }
    }
  }

  private static boolean isVerb(FieldRef field) {
    return field.owner().equals("org.springframework.http.HttpMethod");
  }

  private void add(String name, @Nullable List<String> patterns, @Nullable String verb) {
    if (patterns != null && patterns.isEmpty() && verb == null) {
      // Matched by something that is not constant: it may match anything, and proves nothing.
      return;
    }
    List<String> matched = patterns != null && patterns.isEmpty() ? null : patterns;
    Strength strength =
        ROLE.contains(name)
            ? Strength.ROLE
            : name.equals("authenticated") || name.equals("fullyAuthenticated")
                ? Strength.AUTHN
                : null;
    routes.add(new Route(matched, verb, strength));
  }

  /** Returns what the routes prove of a caller of a web entry point; empty if nothing. */
  public Optional<Strength> strength(MethodModel entry) {
    if (routes.isEmpty()) {
      return Optional.empty();
    }
    List<String> paths = paths(entry);
    Strength weakest = null;
    for (String path : paths) {
      Strength strength = strength(path, verb(entry));
      if (strength == null) {
        return Optional.empty();
      }
      weakest = weakest == null || strength.compareTo(weakest) < 0 ? strength : weakest;
    }
    return Optional.ofNullable(weakest);
  }

  private @Nullable Strength strength(String path, @Nullable String verb) {
    for (Route route : routes) {
      boolean verbFits = route.verb() == null || verb == null || route.verb().equals(verb);
      if (verbFits
          && (route.patterns() == null
              || route.patterns().stream().anyMatch(p -> matches(p, path)))) {
        return route.strength();
      }
    }
    return null;
  }

  private static boolean matches(String pattern, String path) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("/**", i)) {
        regex.append("(?:/.*)?");
        i += 2;
      } else if (pattern.charAt(i) == '*') {
        regex.append("[^/]*");
      } else if (pattern.charAt(i) == '{') {
        int end = pattern.indexOf('}', i);
        regex.append("[^/]+");
        i = end < 0 ? pattern.length() : end;
      } else {
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      }
    }
    return path.matches(regex.toString());
  }

  /** The paths of a Spring handler; path variables stay as {@code {id}}. */
  private List<String> paths(MethodModel entry) {
    List<String> prefixes = List.of("");
    for (String type : index.hierarchy().supertypes(entry.reference().owner())) {
      List<String> found =
          index.program().own(type).map(c -> mapped(c.annotations())).orElse(List.of());
      if (!found.isEmpty()) {
        prefixes = found;
        break;
      }
    }
    List<String> own = mapped(entry.annotations());
    List<String> paths = new ArrayList<>();
    for (String prefix : prefixes) {
      for (String path : own.isEmpty() ? List.of("") : own) {
        String whole = (prefix + (path.startsWith("/") || path.isEmpty() ? "" : "/") + path);
        paths.add(whole.startsWith("/") ? whole : "/" + whole);
      }
    }
    return paths;
  }

  private static List<String> mapped(List<AnnotationModel> annotations) {
    List<String> paths = new ArrayList<>();
    for (AnnotationModel annotation : annotations) {
      if (annotation.simpleName().endsWith("Mapping")) {
        annotation.list("value").forEach(v -> paths.add(String.valueOf(v)));
        annotation.list("path").forEach(v -> paths.add(String.valueOf(v)));
      }
    }
    return paths;
  }

  private static @Nullable String verb(MethodModel entry) {
    for (AnnotationModel annotation : entry.annotations()) {
      String name = annotation.simpleName();
      if (name.endsWith("Mapping") && !name.equals("RequestMapping")) {
        return name.substring(0, name.length() - "Mapping".length()).toUpperCase(Locale.ROOT);
      }
    }
    return null;
  }
}
