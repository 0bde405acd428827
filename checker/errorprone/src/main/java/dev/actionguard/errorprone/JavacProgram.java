package dev.actionguard.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Source;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The javac front end: lowers attributed trees to the program form.
 *
 * <ol>
 *   <li>{@link ScopeScanner} finds the classes and lambda bodies and what they capture;
 *   <li>{@link ClassModels} makes their heads, {@link MemberBodies} says what runs in each member;
 *   <li>{@link BodyLowering} and its parts write a body when it is asked for.
 * </ol>
 */
public final class JavacProgram {
  private JavacProgram() {}

  /**
   * A program and where its classes stand.
   *
   * @param unitsByClass the unit of each class, by binary name
   */
  record Units(Program program, Map<String, CompilationUnitTree> unitsByClass) {}

  /**
   * Returns the program of all units of a task that are attributed, with the class path around
   * them. Its code is lowered from the trees, which must not change while it is in use.
   */
  public static Program read(JavacTask task) {
    Context context = ((BasicJavacTask) task).getContext();
    return units(context, TaskUnits.of(context), new ClassPath(context)).program();
  }

  /**
   * Returns the program of units that are attributed.
   *
   * @param libraries finds classes outside of the units
   */
  static Units units(Context context, List<JCCompilationUnit> units, ClassLookup libraries) {
    Symbols symbols = new Symbols(context);
    Scopes scopes = new Scopes(symbols);
    Trees trees = JavacTrees.instance(context);
    List<ClassScope> classes = new ArrayList<>();
    for (JCCompilationUnit unit : units) {
      ScopeScanner scanner =
          new ScopeScanner(
              new Unit(unit, trees.getSourcePositions()), scopes, symbols, classes::add);
      scanner.scan(unit.defs);
    }
    scopes.complete();
    ClassModels models = new ClassModels(symbols, scopes, new Object(), release(context));
    List<ClassModel> program = new ArrayList<>();
    Map<String, CompilationUnitTree> unitsByClass = new HashMap<>();
    for (ClassScope scope : classes) {
      ClassModel model = models.model(scope);
      program.add(model);
      unitsByClass.putIfAbsent(model.name(), scope.unit().tree());
    }
    return new Units(new Program(program, libraries), unitsByClass);
  }

  private static int release(Context context) {
    String name = Source.instance(context).name;
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }
}
