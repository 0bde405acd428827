package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds all compilation units of a task, those that processors generated included. */
final class TaskUnits {
  private TaskUnits() {}

  /** Returns the units that javac has entered and not yet turned into code, by name. */
  static List<JCCompilationUnit> of(Context context) {
    Enter enter = Enter.instance(context);
    Set<JCCompilationUnit> found = new HashSet<>();
    for (ClassSymbol symbol : Symtab.instance(context).getAllClasses()) {
      if (symbol.owner != null && symbol.owner.kind == Kind.PCK) {
        Env<AttrContext> env = enter.getEnv(symbol);
        if (env != null && env.toplevel != null) {
          found.add(env.toplevel);
        }
      }
    }
    List<JCCompilationUnit> units = new ArrayList<>(found);
    units.sort(Comparator.comparing(unit -> unit.getSourceFile().getName()));
    return units;
  }
}
