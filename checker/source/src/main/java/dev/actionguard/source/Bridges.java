package dev.actionguard.source;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    if (origin.has(Flags.ANNOTATION)) {
      return List.of();
    }
    Map<MethodRef, Bridge> found = new LinkedHashMap<>();
    ClassSymbol object = types.classes.objectSymbol();
    for (Type supertype : types.closure(origin.type())) {
      ClassSymbol symbol = supertype.symbol();
      if (symbol != null && symbol != origin && symbol != object) {
        for (MethodSymbol own : origin.methods()) {
          for (MethodSymbol method : symbol.methods(own.name())) {
            consider(method, own, found);
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

  private void consider(MethodSymbol overridden, MethodSymbol own, Map<MethodRef, Bridge> found) {
    int left = Flags.PRIVATE | Flags.STATIC | Flags.SYNTHETIC;
    if (overridden.isConstructor()
        || (overridden.flags() & left) != 0
        || (own.flags() & (left | Flags.FROM_CLASS_FILE)) != 0
        || own.isAbstract()
        || !types.overrides(own, overridden, origin.type())) {
      return;
    }
    MethodRef bridge = symbols.method(symbols.name(origin), overridden);
    MethodRef target = symbols.method(symbols.name(origin), own);
    if (!bridge.equals(target)) {
      found.putIfAbsent(bridge, new Bridge(bridge, overridden, own));
    }
  }

  /** Writes the body of a bridge. */
  void write(BodyLowering lowering, Bridge bridge) {
    Local self = lowering.access.declareThis();
    lowering.emission.at(lowering.owner().tree().pos);
    List<Operand> arguments = new ArrayList<>();
    List<Type> from = symbols.parameters(bridge.overridden());
    List<Type> to = symbols.parameters(bridge.target());
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
    @Nullable Local result =
        target.returns().equals("void")
            ? null
            : lowering.emission.temporary(symbols.returns(bridge.target()));
    lowering.emission.add(
        new Statement.Call(
            result, CallKind.VIRTUAL, target, self, arguments, lowering.emission.range()));
    lowering.emission.returns(result);
  }
}
