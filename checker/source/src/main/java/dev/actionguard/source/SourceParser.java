package dev.actionguard.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a file as far as it parses. */
final class SourceParser {
  private static final int ROUNDS = 24;

  private SourceParser() {}

  /**
   * What was parsed.
   *
   * @param text the text that the tree stands in: the file's, without what could not be parsed
   * @param tree null if nothing could be parsed
   */
  record Parsed(SourceText text, @Nullable CompilationUnit tree, List<Mistake> mistakes) {
    Parsed {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** A mistake in a file. */
  record Mistake(int line, String text) {}

  /** Parses a text. */
  static Parsed parse(JavaParser parser, String content) {
    List<Mistake> mistakes = new ArrayList<>();
    String current = content;
    for (int round = 0; round < ROUNDS; round++) {
      SourceText text = new SourceText(current);
      ParseResult<CompilationUnit> result;
      try {
        result = parser.parse(current);
      } catch (RuntimeException e) {
        mistakes.add(new Mistake(0, "the parser failed: " + e.getClass().getSimpleName()));
        return new Parsed(text, null, mistakes);
      }
      if (round == 0) {
        result.getProblems().forEach(p -> mistakes.add(mistake(p)));
      }
      CompilationUnit tree = result.getResult().orElse(null);
      if (tree != null && tree.getParsed() == Node.Parsedness.PARSED) {
        return new Parsed(text, tree, mistakes);
      }
      Problem first = result.getProblems().isEmpty() ? null : result.getProblem(0);
      String repaired = Repair.without(current, first == null ? -1 : offset(first, text));
      if (repaired == null) {
        break;
      }
      current = repaired;
    }
    return new Parsed(new SourceText(content), null, mistakes);
  }

  private static Mistake mistake(Problem problem) {
    int line =
        problem
            .getLocation()
            .flatMap(l -> l.getBegin().getRange())
            .map(r -> r.begin.line)
            .orElse(0);
    String message = problem.getMessage().lines().findFirst().orElse("");
    int list = message.indexOf(", expected one of");
    return new Mistake(line, list < 0 ? message : message.substring(0, list));
  }

  /** Returns the offset after the token at which the parser still was content. */
  private static int offset(Problem problem, SourceText text) {
    return problem
        .getLocation()
        .flatMap(l -> l.getBegin().getRange())
        .map(r -> text.offset(r.end.line, r.end.column) + 1)
        .map(at -> Math.min(at, text.text().length()))
        .orElse(-1);
  }
}
