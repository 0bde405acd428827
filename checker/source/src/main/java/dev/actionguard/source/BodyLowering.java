package dev.actionguard.source;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step 3 of lowering: writes the statements of one body. Each part knows one kind of construct and
 * reaches the others from here.
 */
final class BodyLowering {
  final Symbols symbols;
  final Scopes scopes;
  final Emission emission;
  final Access access;
  final Conversions conversions;
  final Expressions expressions;
  final Conditions conditions;
  final Assignments assignments;
  final Calls calls;
  final Closures closures;
  final Exits exits;
  final Patterns patterns;
  final Switches switches;
  final Tries tries;
  final Statements statements;
  final int release;
  final VarSymbol length;

  /**
   * Makes the parts for one body.
   *
   * @param length the length of arrays
   * @param release the Java version that is compiled for
   */
  BodyLowering(Symbols symbols, Scopes scopes, ClassScope owner, int release, VarSymbol length) {
    this.length = length;
    this.symbols = symbols;
    this.scopes = scopes;
    this.release = release;
    emission = new Emission(symbols, owner.unit());
    access = new Access(symbols, emission, owner);
    conversions = new Conversions(symbols, emission);
    expressions = new Expressions(this);
    conditions = new Conditions(this);
    assignments = new Assignments(this);
    calls = new Calls(this);
    closures = new Closures(this);
    exits = new Exits(this);
    patterns = new Patterns(this);
    switches = new Switches(this);
    tries = new Tries(this);
    statements = new Statements(this);
  }

  /** Looks for variables that change in the midst of expressions of the code. */
  void prepare(Tree code) {
    Set<VarSymbol> changing = ChangingVariables.in(code);
    access.changing(changing);
  }

  ClassScope owner() {
    return access.owner();
  }

  /** Returns the type through which code here names a static member without saying so. */
  Type staticSite(@Nullable ClassSymbol declaring) {
    ClassSymbol own = owner().symbol();
    return declaring == null || symbols.types.isSubclass(own, declaring)
        ? own.type()
        : declaring.type();
  }
}
