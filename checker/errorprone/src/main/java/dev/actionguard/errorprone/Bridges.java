package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the bridges of a class: methods with the erased signature of an overridden one that call
 * the method of the source. Calls by the overridden signature go through them.
 */
final class Bridges {
  private final Symbols symbols;
  private final Types types;
  private final ClassSymbol origin;

  /** A bridge and what it calls. */
  record Bridge(MethodRef reference, MethodSymbol overridden, MethodSymbol target) {}

  Bridges(Symbols symbols, ClassSymbol origin) {
    this.symbols = symbols;
    this.types = symbols.types;
    this.origin = origin;
  }

  /** Returns the bridges in a stable order. */
  List<Bridge> find() {
    if ((origin.flags() & Flags.ANNOTATION) != 0) {
      return List.of();
    }
    Map<MethodRef, Bridge> found = new LinkedHashMap<>();
    for (Type supertype : types.closure(origin.type)) {
      if (supertype.tsym != origin && supertype.tsym != symbols.table.objectType.tsym) {
        for (Symbol member : supertype.tsym.members().getSymbols()) {
          if (member instanceof MethodSymbol method) {
            consider(method, found);
          }
        }
      }
    }
    List<Bridge> bridges = new ArrayList<>(found.values());
    bridges.sort(
        java.util.Comparator.comparing((Bridge b) -> b.reference().toString())
            .thenComparing(b -> b.reference().returns()));
    return bridges;
  }

  private void consider(MethodSymbol method, Map<MethodRef, Bridge> found) {
    if (method.isConstructor()
        || (method.flags() & (Flags.PRIVATE | Flags.STATIC | Flags.SYNTHETIC)) != 0
        || !method.isMemberOf(origin, types)) {
      return;
    }
    MethodSymbol target = method.implementation(origin, types, true);
    if (target == null || target.owner != origin || target == method) {
      return;
    }
    MethodRef bridge = symbols.method(symbols.name(origin), method);
    MethodRef own = symbols.method(symbols.name(origin), target);
    if (!bridge.equals(own)) {
      found.putIfAbsent(bridge, new Bridge(bridge, method, target));
    }
  }

  /** Writes the body of a bridge. */
  void write(BodyLowering lowering, Bridge bridge) {
    Local self = lowering.access.declareThis();
    lowering.emission.at(lowering.owner().tree().pos);
    List<Operand> arguments = new ArrayList<>();
    List<Type> from = new ArrayList<>(bridge.overridden().erasure(types).getParameterTypes());
    List<Type> to = new ArrayList<>(bridge.target().erasure(types).getParameterTypes());
    List<Local> parameters = new ArrayList<>();
    for (Type type : from) {
      parameters.add(
          lowering.emission.blocks().local("", symbols.erased(type), Local.Kind.PARAMETER));
    }
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add(
          lowering.conversions.cast(new Value(parameters.get(i), from.get(i)), to.get(i)));
    }
    MethodRef target = symbols.method(symbols.name(origin), bridge.target());
    boolean isVoid = target.returns().equals("void");
    Local result =
        isVoid ? null : lowering.emission.temporary(bridge.target().erasure(types).getReturnType());
    lowering.emission.add(
        new Statement.Call(
            result, CallKind.VIRTUAL, target, self, arguments, lowering.emission.range()));
    lowering.emission.returns(result);
  }
}
