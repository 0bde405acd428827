package dev.actionguard.source.edit;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accepts the findings of a rule in the member that an offset is in. */
final class SuppressEdit {
  private static final String SUPPRESS = "dev.actionguard.annotations.Suppress";

  private final JavaFile file;

  SuppressEdit(JavaFile file) {
    this.file = file;
  }

  /** Returns the edit that adds {@code @Suppress} with a reason. */
  Optional<FileEdit> annotation(int offset, String rule, String because) {
    return member(offset)
        .map(
            member -> {
              Imports name = Imports.of(file, SUPPRESS);
              List<Replacement> all = new ArrayList<>();
              name.added().ifPresent(all::add);
              all.add(
                  line(
                      member,
                      "@%s(rule = \"%s\", because = \"%s\")"
                          .formatted(name.name(), rule, escaped(because))));
              return new FileEdit("suppress " + rule + " here", false, all);
            });
  }

  /**
   * Returns the edit that adds {@code @SuppressWarnings}, which needs no library; the reason
   * becomes a comment.
   */
  Optional<FileEdit> warnings(int offset, String rule, String because) {
    return member(offset)
        .filter(member -> member.getAnnotationByName("SuppressWarnings").isEmpty())
        .map(
            member ->
                new FileEdit(
                    "suppress " + rule + " here",
                    false,
                    List.of(
                        line(
                            member,
                            "@SuppressWarnings(\"%s\") // %s"
                                .formatted(rule, because.replaceAll("\\s+", " "))))));
  }

  private Optional<? extends BodyDeclaration<?>> member(int offset) {
    return file.around(
            offset,
            BodyDeclaration.class,
            b ->
                !b.isInitializerDeclaration()
                    && !b.isEnumConstantDeclaration()
                    && !b.isCompactConstructorDeclaration())
        .map(b -> (BodyDeclaration<?>) b);
  }

  /** Puts the annotation on a line above the member's own first one. */
  private Replacement line(BodyDeclaration<?> member, String annotation) {
    int start = file.start(member);
    for (AnnotationExpr other : member.getAnnotations()) {
      start = Math.min(start, file.start(other));
    }
    int line = start;
    while (line > 0 && " \t".indexOf(file.text().charAt(line - 1)) >= 0) {
      line--;
    }
    String end = file.text().contains("\r\n") ? "\r\n" : "\n";
    return Replacement.insert(start, annotation + end + file.text().substring(line, start));
  }

  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ").replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
