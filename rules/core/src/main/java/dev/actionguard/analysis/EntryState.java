package dev.actionguard.analysis;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import dev.actionguard.options.SensitivityLevel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the state at the entry of a method for any caller: every parameter is symbolic. */
final class EntryState {
  private final AnalysisContext context;
  private final MethodModel method;
  private final Body body;

  EntryState(AnalysisContext context, MethodModel method, Body body) {
    this.context = context;
    this.method = method;
    this.body = body;
  }

  State create() {
    State state = new State(body.locals().size());
    int first = method.isStatic() ? 0 : 1;
    for (int slot = 0; slot < first + method.parameters().size(); slot++) {
      state.set(slot, parameter(slot, slot - first));
    }
    declaredChecks(state);
    return state;
  }

  private Value parameter(int slot, int parameter) {
    Label label = new Label.Parameter(slot, AccessPath.EMPTY, 0);
    Type type =
        parameter < 0
            ? Type.of(method.reference().owner())
            : method.parameters().get(parameter).type();
    int marks = context.marks(type);
    if (!type.arguments().isEmpty()
        && type.arguments().stream().allMatch(context.renderings()::hides)) {
      marks |= Mark.OPAQUE;
    }
    Labels labels = Labels.of(label, marks);
    if (parameter >= 0) {
      Origin origin = context.entryPoints().origin(method, parameter);
      if (origin != null) {
        labels = labels.union(Labels.of(source(origin, parameter), marks | elementMarks(type)));
      }
    }
    Value value = Value.of(labels).withAlias(label);
    return type.isPrimitive() || type.equals(Type.STRING)
        ? value
        : value.withObjects(Set.of(new AbstractObject.Parameter(slot, AccessPath.EMPTY)));
  }

  /** A list of numbers has clean elements. */
  private int elementMarks(Type type) {
    boolean closedElements =
        !type.arguments().isEmpty() && type.arguments().stream().allMatch(context::isClosed);
    boolean closedArray = type.isArray() && context.isClosed(type.component());
    return closedElements || closedArray ? Mark.CLOSED : 0;
  }

  private Label.Source source(Origin origin, int parameter) {
    String name = method.parameters().get(parameter).name();
    String shown = name.isEmpty() ? "parameter " + (parameter + 1) : "parameter '" + name + "'";
    Site site = new Site(method.reference(), -1, parameter, range());
    return new Label.Source(
        origin, site, shown, AccessPath.EMPTY, 0, SensitivityLevel.PUBLIC, false);
  }

  private SourceRange range() {
    return method.range();
  }

  /** Access checks that annotations on the method, its class or what it implements declare. */
  private void declaredChecks(State state) {
    for (DeclaredGuards.Guard guard : context.declared().of(method).guards()) {
      Set<Label> subjects = new LinkedHashSet<>();
      for (String name : guard.parameters()) {
        subjects.addAll(named(state, name));
      }
      state.assume(Facts.check(new Facts.Check(guard.strength(), subjects, false)));
    }
    context
        .configuredChecks(method)
        .forEach(strength -> state.assume(Facts.check(new Facts.Check(strength, Set.of(), false))));
  }

  private List<Label> named(State state, String name) {
    int first = method.isStatic() ? 0 : 1;
    for (int i = 0; i < method.parameters().size(); i++) {
      if (method.parameters().get(i).name().equals(name)) {
        return state.local(first + i).labels().list();
      }
    }
    return List.of();
  }

  /** Returns the parameter that a local is, or -1 for {@code this} and other locals. */
  static int parameterOf(MethodModel method, Local local) {
    int first = method.isStatic() ? 0 : 1;
    int parameter = local.index() - first;
    return parameter < method.parameters().size() ? parameter : -1;
  }
}
