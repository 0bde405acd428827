package dev.actionguard.model;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact.AccessCheck;
import dev.actionguard.model.MethodFact.Database;
import dev.actionguard.model.MethodFact.Effect;
import dev.actionguard.model.MethodFact.Flow;
import dev.actionguard.model.MethodFact.FlowKind;
import dev.actionguard.model.MethodFact.Guard;
import dev.actionguard.model.MethodFact.Invoke;
import dev.actionguard.model.MethodFact.Outcome;
import dev.actionguard.model.MethodFact.Sanitizer;
import dev.actionguard.model.MethodFact.Sink;
import dev.actionguard.model.MethodFact.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a model file. Its cells are taken apart on first use: a run asks for a small part of
 * the rows, and loading must be quick. {@link #check()} takes all of them apart.
 */
final class MethodRow {
  static final List<String> HEADER =
      List.of("class", "method", "subtypes", "role", "from", "to", "kind", "provenance");

  /** Stands for every public method in the method column. */
  static final String EVERY = "*";

  private final String file;
  private final int line;
  private final String[] cells;
  private volatile @Nullable List<Signature> signatures;
  private volatile @Nullable List<MethodFact> facts;

  MethodRow(String file, int line, String[] cells) {
    this.file = file;
    this.line = line;
    this.cells = cells;
  }

  /**
   * A method as the method column names it.
   *
   * @param parameters null if all overloads are meant
   */
  record Signature(String name, @Nullable List<String> parameters) {
    static Signature parse(String text) {
      int open = text.indexOf('(');
      if (open < 0) {
        return new Signature(word(text), null);
      }
      if (!text.endsWith(")")) {
        throw new IllegalArgumentException("not a method: '" + text + "'");
      }
      String inner = text.substring(open + 1, text.length() - 1).strip();
      List<String> types = inner.isEmpty() ? List.of() : CsvReader.split(inner, ',');
      types.forEach(Signature::word);
      return new Signature(word(text.substring(0, open)), types);
    }

    private static String word(String text) {
      if (text.isEmpty() || text.indexOf(' ') >= 0) {
        throw new IllegalArgumentException("not a method or type name: '" + text + "'");
      }
      return text;
    }

    boolean matches(MethodRef method) {
      if (!name.equals(method.name())) {
        return false;
      }
      if (parameters == null) {
        return true;
      }
      List<String> actual = method.parameters();
      if (actual.size() != parameters.size()) {
        return false;
      }
      for (int i = 0; i < actual.size(); i++) {
        if (!actual.get(i).equals(parameters.get(i)) && !actual.get(i).equals("?")) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns the simple names in the method column, {@link #EVERY} for all; some may repeat. */
  List<String> names() {
    List<String> names = new ArrayList<>(1);
    for (String method : CsvReader.split(cells[1], '|')) {
      int open = method.indexOf('(');
      names.add(open < 0 ? method : method.substring(0, open));
    }
    return names;
  }

  /** Returns the classes that the row is about. */
  List<String> classes() {
    try {
      return CsvReader.expand(cells[0]);
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  /** Returns whether subtypes share the facts. */
  boolean subtypes() {
    return cells[2].equals("true");
  }

  List<Signature> signatures() {
    List<Signature> known = signatures;
    if (known == null) {
      try {
        known = new ArrayList<>();
        for (String method : CsvReader.split(cells[1], '|')) {
          known.add(Signature.parse(method));
        }
        known = List.copyOf(known);
      } catch (IllegalArgumentException e) {
        throw bad(e);
      }
      signatures = known;
    }
    return known;
  }

  /** Returns whether the row names the method, whatever its owner. */
  boolean names(MethodRef method) {
    for (Signature signature : signatures()) {
      if (signature.matches(method)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what the row says: one fact for each combination of its positions. */
  List<MethodFact> facts() {
    List<MethodFact> known = facts;
    if (known == null) {
      try {
        known = List.copyOf(parse());
      } catch (IllegalArgumentException e) {
        throw bad(e);
      }
      facts = known;
    }
    return known;
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  String provenance() {
    return cells[7];
  }

  /**
   * Takes all cells apart.
   *
   * @throws ModelFormatException if one breaks the format
   */
  void check() {
    for (String name : classes()) {
      if (name.indexOf('.') < 0 || name.indexOf(' ') >= 0) {
        throw new ModelFormatException(file, line, "not a class: '" + name + "'");
      }
    }
    if (!cells[2].equals("true") && !cells[2].equals("false")) {
      throw new ModelFormatException(file, line, "subtypes must be true or false");
    }
    if (cells[7].isBlank()) {
      throw new ModelFormatException(file, line, "the provenance is missing");
    }
    signatures();
    facts();
  }

  ModelFormatException bad(IllegalArgumentException e) {
    return new ModelFormatException(file, line, String.valueOf(e.getMessage()));
  }

  private List<MethodFact> parse() {
    String kind = cells[6];
    List<MethodFact> found = new ArrayList<>();
    switch (cells[3]) {
      case "source" -> {
        unused("from", cells[4]);
        for (Position to : positions("to", cells[5])) {
          found.add(new Source(to, Names.constant(MethodFact.SourceKind.class, kind)));
        }
      }
      case "sink" -> {
        for (Position from : onlyFrom()) {
          found.add(new Sink(from, Names.constant(MethodFact.SinkKind.class, kind)));
        }
      }
      case "flow" -> {
        FlowKind flow = Names.constant(FlowKind.class, kind);
        String from = flow == FlowKind.RESET && cells[4].isEmpty() ? cells[5] : cells[4];
        pairs(from, (f, t) -> found.add(new Flow(f, t, flow)));
      }
      case "sanitizer" -> {
        String name = before(kind);
        MethodFact.SanitizerKind made = Names.constant(MethodFact.SanitizerKind.class, name);
        pairs(cells[4], (f, t) -> found.add(new Sanitizer(f, t, made, pattern(kind, name, f))));
      }
      case "invoke" -> found.add(invoke(kind));
      case "guard" -> {
        for (Position from : onlyFrom()) {
          found.add(guard(from, kind));
        }
      }
      case "db" -> {
        for (Position from : onlyFrom()) {
          found.add(new Database(from, Names.constant(MethodFact.DatabaseKind.class, kind)));
        }
      }
      case "check" -> {
        int colon = colon(kind);
        for (Position from : onlyFrom()) {
          found.add(
              new AccessCheck(
                  from,
                  Names.constant(Outcome.class, kind.substring(0, colon)),
                  Names.constant(MethodFact.CheckStrength.class, kind.substring(colon + 1))));
        }
      }
      case "effect" -> {
        unused("from", cells[4]);
        unused("to", cells[5]);
        found.add(new Effect(Names.constant(MethodFact.EffectKind.class, kind)));
      }
      default -> throw new IllegalArgumentException("unknown role '" + cells[3] + "'");
    }
    return found;
  }

  private Invoke invoke(String kind) {
    String from = cells[4];
    int open = from.indexOf('(');
    if (open < 0 || !from.endsWith(")")) {
      throw new IllegalArgumentException("'" + from + "' does not say what the function receives");
    }
    String inputs = from.substring(open + 1, from.length() - 1);
    return new Invoke(
        Position.parse(from.substring(0, open)),
        inputs.isEmpty() ? List.of() : positions("from", inputs),
        cells[5].isEmpty() ? List.of() : positions("to", cells[5]),
        Names.constant(MethodFact.InvokeKind.class, kind));
  }

  private static Guard guard(Position from, String kind) {
    int colon = colon(kind);
    String name = before(kind);
    return new Guard(
        from,
        Names.constant(Outcome.class, kind.substring(0, colon)),
        Names.constant(MethodFact.Proof.class, name.substring(colon + 1)),
        pattern(kind, name, from));
  }

  /** Returns the kind without the position in parentheses that may follow it. */
  private static String before(String kind) {
    int open = kind.indexOf('(');
    return open < 0 ? kind : kind.substring(0, open);
  }

  /** Returns the position in parentheses after the name, or the other one if there is none. */
  private static Position pattern(String kind, String name, Position none) {
    if (kind.length() == name.length()) {
      return none;
    }
    if (!kind.endsWith(")")) {
      throw new IllegalArgumentException("a parenthesis is not closed: '" + kind + "'");
    }
    return Position.parse(kind.substring(name.length() + 1, kind.length() - 1));
  }

  private static int colon(String kind) {
    int colon = kind.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("the kind '" + kind + "' must be 'outcome:what'");
    }
    return colon;
  }

  private List<Position> onlyFrom() {
    unused("to", cells[5]);
    return positions("from", cells[4]);
  }

  private void pairs(String from, java.util.function.BiConsumer<Position, Position> pair) {
    List<Position> targets = positions("to", cells[5]);
    for (Position source : positions("from", from)) {
      for (Position target : targets) {
        pair.accept(source, target);
      }
    }
  }

  private static List<Position> positions(String column, String cell) {
    if (cell.isEmpty()) {
      throw new IllegalArgumentException("the column '" + column + "' is empty");
    }
    List<Position> positions = new ArrayList<>(2);
    for (String position : CsvReader.split(cell, '|')) {
      positions.add(Position.parse(position));
    }
    return positions;
  }

  private static void unused(String column, String cell) {
    if (!cell.isEmpty()) {
      throw new IllegalArgumentException("the column '" + column + "' must be empty here");
    }
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + cells[0] + "#" + cells[1] + " " + cells[3];
  }
}
