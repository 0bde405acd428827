package dev.actionguard.source;

import java.util.List;

/** What code in other units can see of a unit: all of it but comments and the code of methods. */
final class UnitShape {
  private final Unit unit;
  private final StringBuilder shape = new StringBuilder();

  private UnitShape(Unit unit) {
    this.unit = unit;
  }

  /** Returns the shape; equal ones look the same to other units. */
  static String of(Unit unit) {
    UnitShape made = new UnitShape(unit);
    made.shape.append(unit.packageName()).append('\n');
    unit.imports().forEach(i -> made.shape.append(i).append('\n'));
    unit.classes().forEach(made::type);
    return made.shape.toString();
  }

  private void type(Tree.ClassDecl tree) {
    int at = tree.start;
    at = members(tree.members, at);
    append(at, tree.end);
    shape.append('\n');
  }

  /** Adds all from an offset on but the code of the members; returns where it left off. */
  private int members(List<Tree> members, int from) {
    int at = from;
    for (Tree member : members) {
      if (member instanceof Tree.MethodDecl method && method.body != null && !method.implicit) {
        at = without(method.body, at);
      } else if (member instanceof Tree.Block block) {
        at = without(block, at);
      } else if (member instanceof Tree.ClassDecl nested) {
        at = members(nested.members, at);
      }
    }
    return at;
  }

  private int without(Tree.Block body, int from) {
    if (body.start < from || body.end < body.start) {
      return from;
    }
    append(from, body.start);
    shape.append("{}");
    return body.end;
  }

  /** Adds a part of the text: any blanks and comments as one blank. */
  private void append(int from, int to) {
    String text = unit.text().text();
    int at = from;
    while (at < to) {
      int next = unit.text().skip(at);
      if (next > at) {
        shape.append(' ');
        at = next;
        continue;
      }
      char c = text.charAt(at);
      int end = c == '"' || c == '\'' ? literal(text, at) : at + 1;
      shape.append(text, at, Math.min(end, text.length()));
      at = end;
    }
  }

  /** Returns the offset after a literal: a text may hold what looks like a comment. */
  private static int literal(String text, int start) {
    String quote = text.startsWith("\"\"\"", start) ? "\"\"\"" : String.valueOf(text.charAt(start));
    int at = start + quote.length();
    while (at < text.length() && !text.startsWith(quote, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + quote.length();
  }
}
