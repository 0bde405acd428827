package dev.actionguard.rules.input;

import dev.actionguard.analysis.ProtectedProperties;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Type;
import dev.actionguard.rule.RuleContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tells which properties that no user may set a request sets by a flow of a whole object. */
final class AssignedProperties {
  private static final Set<String> JSON = Set.of("RequestBody", "Body", "Payload");
  private static final Set<String> COPIES = Set.of("copyProperties", "map");

  private final RuleContext context;
  private final ProtectedProperties properties;

  AssignedProperties(RuleContext context) {
    this.context = context;
    properties = new ProtectedProperties(context.facts().index());
  }

  /** Returns the properties, empty if all is well. */
  List<String> of(ValueFlow flow) {
    MethodModel handler = context.facts().index().method(flow.source().site().method());
    if (handler == null) {
      return List.of();
    }
    ParameterModel parameter = handler.parameters().get(flow.source().site().index());
    Type sent = held(parameter.type());
    if (COPIES.contains(flow.sink().method().name())) {
      Type target = target(flow);
      return properties.isEntity(target) ? copied(target, sent) : List.of();
    }
    if (!properties.isEntity(sent)) {
      return List.of();
    }
    if (isJson(parameter, handler)) {
      return properties.settableByJson(sent);
    }
    return properties.restrictsFields(handler.reference()) ? List.of() : properties.all(sent);
  }

  /** Without a class of its own, as a map, what is sent can hold anything. */
  private List<String> copied(Type target, Type sent) {
    boolean known = context.facts().index().program().own(sent.name()).isPresent();
    return known ? properties.shared(target, sent) : properties.all(target);
  }

  private boolean isJson(ParameterModel parameter, MethodModel handler) {
    boolean annotated =
        parameter.annotations().stream().map(AnnotationModel::simpleName).anyMatch(JSON::contains);
    // Outside of Spring MVC there are no binders of forms.
    return annotated
        || handler.annotations().stream().noneMatch(a -> a.simpleName().endsWith("Mapping"));
  }

  private static Type held(Type type) {
    return type.arguments().isEmpty() ? type : type.argument(0);
  }

  /** The type of the object that a copy goes to: of the other argument, or the class given. */
  private Type target(ValueFlow flow) {
    MethodModel method =
        Objects.requireNonNull(context.facts().index().method(flow.sink().site().method()));
    Statement statement =
        Objects.requireNonNull(method.code())
            .body()
            .blocks()
            .get(flow.sink().site().block())
            .statements()
            .get(flow.sink().site().index());
    // A further argument names what is left out.
    if (!(statement instanceof Statement.Call call) || call.arguments().size() != 2) {
      return Type.UNKNOWN;
    }
    Operand other = call.arguments().get(flow.sink().argument() == 0 ? 1 : 0);
    return other instanceof Constant c && c.value() instanceof Type type ? type : other.type();
  }
}
