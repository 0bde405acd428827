package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the verb and the path of a web entry point off its annotations, for people. */
final class Routes {
  private static final Set<String> VERBS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private Routes() {}

  /** Returns {@code GET /tickets/{id}}; empty if no annotation says it. */
  static String of(ProgramIndex index, MethodModel entry) {
    String prefix = "";
    for (String type : index.hierarchy().supertypes(entry.reference().owner())) {
      List<String> found =
          index.program().own(type).map(c -> paths(c.annotations())).orElse(List.of());
      if (!found.isEmpty()) {
        prefix = found.get(0);
        break;
      }
    }
    List<String> own = paths(entry.annotations());
    List<String> verbs = verbs(entry.annotations());
    if (own.isEmpty() && verbs.isEmpty()) {
      return "";
    }
    String path = joined(prefix, own.isEmpty() ? "" : own.get(0));
    return String.join("|", verbs) + (verbs.isEmpty() ? "" : " ") + path;
  }

  private static String joined(String prefix, String path) {
    String whole = prefix + (path.isEmpty() || path.startsWith("/") ? "" : "/") + path;
    return (whole.startsWith("/") ? whole : "/" + whole).replace("//", "/");
  }

  private static List<String> paths(List<AnnotationModel> annotations) {
    List<String> paths = new ArrayList<>();
    for (AnnotationModel annotation : annotations) {
      boolean mapping = annotation.simpleName().endsWith("Mapping");
      if (mapping || annotation.simpleName().equals("Path") || isVerb(annotation)) {
        annotation.list("value").forEach(v -> paths.add(String.valueOf(v)));
        annotation.list("path").forEach(v -> paths.add(String.valueOf(v)));
      }
    }
    return paths;
  }

  private static List<String> verbs(List<AnnotationModel> annotations) {
    List<String> verbs = new ArrayList<>();
    for (AnnotationModel annotation : annotations) {
      String name = annotation.simpleName();
      if (name.equals("RequestMapping")) {
        annotation.list("method").forEach(v -> verbs.add(verb(String.valueOf(v))));
      } else if (isVerb(annotation)) {
        verbs.add(verb(name));
      }
    }
    return verbs;
  }

  /** {@code @GetMapping}, {@code @GET}, {@code @Get}. */
  private static boolean isVerb(AnnotationModel annotation) {
    return VERBS.contains(verb(annotation.simpleName()));
  }

  private static String verb(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    String word =
        last.endsWith("Mapping") ? last.substring(0, last.length() - "Mapping".length()) : last;
    return word.toUpperCase(java.util.Locale.ROOT);
  }
}
