package dev.actionguard.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.actionguard.ir.SourceRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a declared transaction roll back for checked exceptions, too. On a method that is safe: only
 * what is the fault behaves in another way. On a class it is not, as its other methods change.
 */
final class RollbackEdit {
  private static final String NAME = "Transactional";

  private final JavaFile file;

  RollbackEdit(JavaFile file) {
    this.file = file;
  }

  /** Returns the fix for the method that a place is in. */
  Optional<FileEdit> at(SourceRange place) {
    int offset = file.lines().offset(place.startLine(), Math.max(1, place.startColumn()));
    if (place.startColumn() == 0 || offset < 0) {
      return Optional.empty();
    }
    Optional<MethodDeclaration> method = file.around(offset, MethodDeclaration.class, m -> true);
    if (method.isEmpty()) {
      return Optional.empty();
    }
    AnnotationExpr own = annotation(method.get());
    if (own != null) {
      return edit(own, true);
    }
    Node parent = method.get().getParentNode().orElse(null);
    AnnotationExpr outer = parent instanceof TypeDeclaration<?> type ? annotation(type) : null;
    return outer == null ? Optional.empty() : edit(outer, false);
  }

  private @Nullable AnnotationExpr annotation(NodeWithAnnotations<?> node) {
    return node.getAnnotations().stream()
        .filter(a -> !attribute(a).isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** Returns the attribute that names what rolls back; empty if it is no such annotation. */
  private String attribute(AnnotationExpr annotation) {
    String name = annotation.getNameAsString();
    if (file.isName(name, "org.springframework.transaction.annotation", NAME)) {
      return "rollbackFor";
    }
    return file.isName(name, "jakarta.transaction", NAME)
            || file.isName(name, "javax.transaction", NAME)
        ? "rollbackOn"
        : "";
  }

  private Optional<FileEdit> edit(AnnotationExpr annotation, boolean safe) {
    String added = attribute(annotation) + " = Exception.class";
    Replacement change;
    if (annotation.isMarkerAnnotationExpr()) {
      change = Replacement.insert(file.end(annotation), "(" + added + ")");
    } else if (annotation instanceof SingleMemberAnnotationExpr single) {
      int at = file.start(single.getMemberValue());
      int end = file.end(single.getMemberValue());
      String value = file.text().substring(at, end);
      change = new Replacement(at, end, "value = " + value + ", " + added);
    } else {
      var pairs = annotation.asNormalAnnotationExpr().getPairs();
      if (pairs.stream().anyMatch(p -> p.getNameAsString().contains("ollback"))) {
        // Somebody has decided about it.
        return Optional.empty();
      }
      change =
          pairs.isEmpty()
              ? Replacement.insert(file.end(annotation) - 1, added)
              : Replacement.insert(file.end(pairs.get(pairs.size() - 1)), ", " + added);
    }
    return Optional.of(
        new FileEdit("roll back for checked exceptions, too", safe, List.of(change)));
  }
}
