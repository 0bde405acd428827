package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a program in the program form. One thread; what it prints is collected. */
public final class Interpreter {
  private final Program program;
  private final Host host = new Host(this);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final Map<String, Map<String, Object>> statics = new HashMap<>();
  private final Set<String> initialised = new HashSet<>();
  private final IdentityHashMap<MethodModel, Frame.Code> codes = new IdentityHashMap<>();
  private long steps = 20_000_000;

  /** Makes an interpreter of a program, in a state as before any class was initialised. */
  public Interpreter(Program program) {
    this.program = program;
  }

  /** Runs {@code main} of a class without arguments and returns what the program prints. */
  public String run(String mainClass) {
    MethodRef main = new MethodRef(mainClass, "main", List.of("java.lang.String[]"), "void");
    List<Object> arguments = new ArrayList<>();
    arguments.add(new String[0]);
    try {
      callStatic(main, arguments);
    } catch (Thrown e) {
      out.println("uncaught " + e.value());
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  Program program() {
    return program;
  }

  Host host() {
    return host;
  }

  PrintStream out() {
    return out;
  }

  /** Counts a step, so that a program that does not end fails. */
  void step() {
    if (--steps < 0) {
      throw new InterpreterError("the program does not end");
    }
  }

  Map<String, Object> statics(String owner) {
    initialise(owner);
    return statics.computeIfAbsent(owner, o -> new HashMap<>());
  }

  /** Returns the class that declares a static field, from the class through which it is used. */
  String declaring(String owner, String field) {
    for (ClassModel model : lineage(owner)) {
      if (model.field(field).isPresent()) {
        return model.name();
      }
    }
    return owner;
  }

  /** Initialises a class of the program: its superclass first, once. */
  void initialise(String name) {
    ClassModel model = program.own(name).orElse(null);
    if (model == null || !initialised.add(name)) {
      return;
    }
    if (model.superclass() != null && !model.isInterface()) {
      initialise(model.superclass().name());
    }
    Map<String, Object> fields = statics.computeIfAbsent(name, o -> new HashMap<>());
    for (FieldModel field : model.fields()) {
      if (field.isStatic()) {
        fields.put(field.name(), field.constant() == null ? zero(field.type()) : field.constant());
      }
    }
    model.method("<clinit>", List.of()).ifPresent(m -> execute(m, null, List.of()));
  }

  static Object zero(Type type) {
    return switch (type.name()) {
      case "boolean" -> false;
      case "char" -> (char) 0;
      case "byte", "short", "int" -> 0;
      case "long" -> 0L;
      case "float" -> 0f;
      case "double" -> 0d;
      default -> null;
    };
  }

  /** Returns a new object whose fields are zero, not yet constructed. */
  ProgramObject allocate(ClassModel model) {
    initialise(model.name());
    ProgramObject object = new ProgramObject(this, model);
    for (ClassModel c : lineage(model.name())) {
      for (FieldModel field : c.fields()) {
        if (!field.isStatic()) {
          object.fields().put(c.name() + "." + field.name(), zero(field.type()));
        }
      }
    }
    return object;
  }

  /** Returns the class and its supertypes in the program: superclasses first, then interfaces. */
  List<ClassModel> lineage(String name) {
    List<ClassModel> found = new ArrayList<>();
    for (String c = name; c != null; ) {
      ClassModel model = program.own(c).orElse(null);
      if (model == null) {
        break;
      }
      found.add(model);
      c = model.superclass() == null ? null : model.superclass().name();
    }
    // Breadth first, so that nearer defaults win.
    for (int i = 0; i < found.size(); i++) {
      for (Type type : found.get(i).interfaces()) {
        program.own(type.name()).filter(m -> !found.contains(m)).ifPresent(found::add);
      }
    }
    return found;
  }

  private MethodModel find(String owner, MethodRef reference, boolean withCode) {
    MethodModel best = null;
    for (ClassModel model : lineage(owner)) {
      for (MethodModel method : model.methods()) {
        MethodRef own = method.reference();
        if (own.name().equals(reference.name())
            && own.parameters().equals(reference.parameters())
            && own.returns().equals(reference.returns())
            && (method.code() != null || !withCode)
            && (best == null || overrides(model, best))) {
          best = method;
        }
      }
    }
    return best;
  }

  /** Whether an interface's default is more specific than the one found before. */
  private boolean overrides(ClassModel model, MethodModel best) {
    String other = best.reference().owner();
    return model.isInterface()
        && program.own(other).orElseThrow().isInterface()
        && lineage(model.name()).stream().anyMatch(m -> m.name().equals(other));
  }

  boolean implementsMethod(ProgramObject object, MethodRef reference) {
    return find(object.type(), reference, true) != null;
  }

  Object callStatic(MethodRef reference, List<Object> arguments) {
    MethodModel method = find(reference.owner(), reference, true);
    if (method == null) {
      return callHostStatic(reference, arguments);
    }
    initialise(method.reference().owner());
    return execute(method, null, arguments);
  }

  private Object callHostStatic(MethodRef reference, List<Object> arguments) {
    if (reference.owner().equals("java.lang.Enum") && reference.name().equals("valueOf")) {
      ClassModel model = ((ProgramClass) arguments.get(0)).model();
      Object constant = statics(model.name()).get(arguments.get(1));
      if (constant == null) {
        String name = model.name().replace('$', '.') + "." + arguments.get(1);
        throw new Thrown(new IllegalArgumentException("No enum constant " + name));
      }
      return constant;
    }
    return host.call(reference, null, arguments);
  }

  /** Calls exactly the named method, or the one that its class inherits. */
  Object callSpecial(MethodRef reference, Object receiver, List<Object> arguments) {
    MethodModel method = find(reference.owner(), reference, true);
    if (method != null) {
      return execute(method, receiver, arguments);
    }
    ProgramObject object = (ProgramObject) receiver;
    if (reference.isConstructor()) {
      if (reference.owner().equals("java.lang.Enum")) {
        object.fields().put("name", arguments.get(0));
        object.fields().put("ordinal", arguments.get(1));
      } else {
        host.constructPeer(object, reference, arguments);
      }
      return null;
    }
    return callInherited(reference, object, arguments);
  }

  Object callVirtual(MethodRef reference, Object receiver, List<Object> arguments) {
    if (receiver == null) {
      throw new Thrown(new NullPointerException());
    }
    if (receiver instanceof ProgramClass type) {
      return type.call(reference.name(), arguments.toArray());
    }
    if (receiver.getClass().isArray() && reference.name().equals("clone")) {
      return host.call(reference.withOwner(receiver.getClass().getTypeName()), receiver, arguments);
    }
    if (!(receiver instanceof ProgramObject object)) {
      return reference.name().equals("getClass") && reference.parameters().isEmpty()
          ? receiver.getClass()
          : callHost(reference, receiver, arguments);
    }
    MethodModel method = find(object.type(), reference, true);
    if (method != null) {
      return execute(method, object, arguments);
    }
    if (object.closure() != null && find(object.type(), reference, false) != null) {
      return callClosure(object.closure(), object.captured(), arguments);
    }
    return callInherited(reference, object, arguments);
  }

  private Object callHost(MethodRef reference, Object receiver, List<Object> arguments) {
    if (Host.find(reference.owner()) == null) {
      throw new InterpreterError(reference + " on " + receiver.getClass());
    }
    return host.call(reference, receiver, arguments);
  }

  /** Calls what a program object inherits from a class of the JDK. */
  private Object callInherited(MethodRef reference, ProgramObject object, List<Object> arguments) {
    if (object.fields().containsKey("ordinal")) {
      Object result = callEnum(reference.name(), object, arguments);
      if (result != null) {
        return result;
      }
    }
    boolean ofObject = Host.find(reference.owner()) != Object.class || object.peer() != null;
    if (object.peer() != null && ofObject && !reference.name().equals("getClass")) {
      MethodRef onPeer = reference.withOwner(jdkOwner(reference.owner(), object));
      return host.call(onPeer, object.peer(), arguments);
    }
    return switch (reference.name()) {
      case "toString" -> object.type() + "@object";
      case "hashCode" -> System.identityHashCode(object);
      case "equals" -> object == arguments.get(0);
      case "getClass" -> new ProgramClass(object.model());
      default -> {
        if (Host.find(reference.owner()) == null) {
          throw new Thrown(new AbstractMethodError(reference.toString()));
        }
        yield host.call(reference, host.toHost(object), arguments);
      }
    };
  }

  private static String jdkOwner(String owner, ProgramObject object) {
    Class<?> known = Host.find(owner);
    return known == null ? object.peer().getClass().getName() : owner;
  }

  private static Object callEnum(String name, ProgramObject object, List<Object> arguments) {
    return switch (name) {
      case "name", "toString" -> object.fields().get("name");
      case "ordinal" -> object.fields().get("ordinal");
      case "compareTo" -> {
        int other = (Integer) ((ProgramObject) arguments.get(0)).fields().get("ordinal");
        yield (Integer) object.fields().get("ordinal") - other;
      }
      default -> null;
    };
  }

  /** Calls the implementation of a closure. */
  Object callClosure(Statement.Closure closure, List<Object> captured, List<Object> parameters) {
    List<Object> all = new ArrayList<>(captured);
    all.addAll(parameters);
    MethodRef method = closure.implementation();
    boolean virtual = closure.kind() != CallKind.STATIC && !method.isConstructor();
    for (int i = 0; i < all.size(); i++) {
      int parameter = virtual ? i - 1 : i;
      if (parameter >= 0) {
        all.set(i, adapt(all.get(i), method.parameters().get(parameter)));
      }
    }
    Object result =
        method.isConstructor()
            ? construct(method, all)
            : switch (closure.kind()) {
              case STATIC -> callStatic(method, all);
              case SPECIAL -> callSpecial(method, all.get(0), all.subList(1, all.size()));
              case VIRTUAL, INTERFACE ->
                  callVirtual(method, all.get(0), all.subList(1, all.size()));
            };
    return adapt(result, closure.functional().returns());
  }

  /** Boxes, unboxes and widens as the closure's class does. */
  private static Object adapt(Object value, String type) {
    if (value instanceof Number || value instanceof Character || value instanceof Boolean) {
      return switch (type) {
        case "long", "float", "double" -> Values.convert(value, Type.of(type));
        default -> Values.as(value, type);
      };
    }
    return value;
  }

  Object construct(MethodRef constructor, List<Object> arguments) {
    ClassModel model = program.own(constructor.owner()).orElse(null);
    if (model == null) {
      return host.construct(constructor, arguments);
    }
    ProgramObject object = allocate(model);
    callSpecial(constructor, object, arguments);
    return object;
  }

  private Object execute(MethodModel method, Object receiver, List<Object> arguments) {
    Frame.Code code = codes.computeIfAbsent(method, Frame.Code::of);
    Object result = new Frame(this, code).run(receiver, arguments, method.parameters());
    return Values.as(result, method.reference().returns());
  }

  /** Returns whether a value that is not null is of a type. */
  boolean isInstance(Object value, Type type) {
    if (value instanceof ProgramObject object) {
      if (lineage(object.type()).stream().anyMatch(m -> m.name().equals(type.name()))) {
        return true;
      }
      Class<?> jdk = Host.find(type.name());
      return jdk != null
          && (jdk == Object.class
              || jdk.isInstance(host.toHost(object))
              || (jdk == Record.class && object.model().kind() == ClassModel.Kind.RECORD)
              || (jdk == Enum.class && object.fields().containsKey("ordinal")));
    }
    if (value instanceof ProgramClass) {
      return type.name().equals("java.lang.Class") || type.name().equals("java.lang.Object");
    }
    boolean known = Host.find(type.name()) != null || type.isArray();
    return known && Host.findOrObject(type.name()).isInstance(value);
  }
}
