package dev.actionguard.bytecode;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the header of one method. */
final class MethodHeader extends MethodVisitor {
  private final ClassFile file;
  private final Names names;
  private final int index;
  private final ClassFile.Method method;
  private final Names.Shape shape;
  private final @Nullable String signature;
  private final String[] exceptions;
  private final List<AnnotationModel> annotations = new ArrayList<>(0);
  private final List<String> parameterNames = new ArrayList<>(0);
  private final List<Integer> parameterAccess = new ArrayList<>(0);
  private final List<Pending> pending = new ArrayList<>(0);
  private int visibleCount;
  private int invisibleCount;
  private int lineEntries;

  /** An annotation of the n-th of so many declared parameters. */
  private record Pending(int declared, int parameter, List<AnnotationModel> annotations) {}

  /**
   * What all methods of a class have in common.
   *
   * @param leading how many parameters the compiler puts first in constructors
   */
  record Surroundings(
      ClassBytes bytes,
      ClassLookup classes,
      EnumNames enums,
      Type owner,
      Map<String, Type> variables,
      int leading) {}

  MethodHeader(ClassFile file, int index, @Nullable String signature, String[] exceptions) {
    super(Opcodes.ASM9);
    this.file = file;
    this.names = file.names();
    this.index = index;
    this.method = file.methods().get(index);
    this.shape = names.method(method.descriptor());
    this.signature = signature;
    this.exceptions = exceptions;
  }

  @Override
  public void visitParameter(@Nullable String parameterName, int access) {
    parameterNames.add(parameterName == null ? "" : parameterName);
    parameterAccess.add(access);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return AnnotationReader.into(names, descriptor, annotations);
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {
    if (visible) {
      visibleCount = count;
    } else {
      invisibleCount = count;
    }
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    int count = shape.parameters().size();
    int declared = visible ? visibleCount : invisibleCount;
    List<AnnotationModel> list = new ArrayList<>();
    pending.add(new Pending(declared == 0 || declared > count ? count : declared, parameter, list));
    return AnnotationReader.into(names, descriptor, list);
  }

  MethodRef reference(Type owner) {
    return names.reference(owner, method.name(), shape);
  }

  int lineEntries() {
    return lineEntries;
  }

  /**
   * Returns the finished model.
   *
   * @param enclosing the source method if this is a lambda body
   */
  MethodModel model(Surroundings around, @Nullable MethodRef enclosing) {
    Signatures.MethodSignature generic =
        signature == null ? null : Signatures.ofMethod(names, signature, around.variables());
    DebugTables debug = null;
    if (method.code() > 0) {
      boolean named = !parameterNames.isEmpty() || shape.parameters().isEmpty();
      debug = DebugTables.read(file, method.code(), named ? 0 : slots(), file.buffer());
      lineEntries = debug.lineEntries();
    }
    List<ParameterModel> parameters = parameters(around, generic, debug);
    Type returns = shape.returns();
    if (generic != null && generic.returns().name().equals(returns.name())) {
      returns = generic.returns();
    }
    boolean compilerMade =
        enclosing != null || (method.access() & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
    return new MethodModel(
        reference(around.owner()),
        method.access(),
        compilerMade,
        parameters,
        returns,
        annotations,
        Arrays.stream(exceptions).map(names::internal).toList(),
        enclosing,
        debug == null ? SourceRange.UNKNOWN : SourceRange.line(debug.firstLine()),
        method.code() == 0 ? null : code(around, parameters, returns));
  }

  private LazyCode code(Surroundings around, List<ParameterModel> parameters, Type returns) {
    LoweringContext context =
        new LoweringContext(
            names,
            around.classes(),
            around.enums(),
            around.owner().name(),
            around.variables(),
            parameters,
            returns.erased());
    return new LazyCode(around.bytes(), index, context);
  }

  private int slots() {
    int slots = firstSlot();
    for (Type type : shape.parameters()) {
      slots += width(type);
    }
    return slots;
  }

  private int firstSlot() {
    return (method.access() & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
  }

  private static int width(Type type) {
    return type.equals(Type.LONG) || type.equals(Type.DOUBLE) ? 2 : 1;
  }

  private List<ParameterModel> parameters(
      Surroundings around,
      Signatures.@Nullable MethodSignature generic,
      @Nullable DebugTables debug) {
    int count = shape.parameters().size();
    if (count == 0) {
      return List.of();
    }
    Type[] types = shape.parameters().toArray(Type[]::new);
    if (generic != null) {
      int[] positions = positions(generic.parameters().size(), around);
      for (int i = 0; i < positions.length; i++) {
        Type type = generic.parameters().get(i);
        if (type.name().equals(types[positions[i]].name())) {
          types[positions[i]] = type;
        }
      }
    }
    List<List<AnnotationModel>> found = annotations(around);
    List<ParameterModel> parameters = new ArrayList<>(count);
    int slot = firstSlot();
    for (int i = 0; i < count; i++) {
      String name = "";
      if (parameterNames.size() == count) {
        name = names.shared(parameterNames.get(i));
      } else if (debug != null) {
        name = names.shared(debug.slotName(slot));
      }
      parameters.add(
          new ParameterModel(name, types[i], found.isEmpty() ? List.of() : found.get(i)));
      slot += width(types[i]);
    }
    return parameters;
  }

  private int[] positions(int declared, Surroundings around) {
    boolean constructor = method.name().equals("<init>");
    return DeclaredParameters.positions(
        declared,
        shape.parameters().size(),
        parameterAccess.stream().mapToInt(a -> a).toArray(),
        constructor ? around.leading() : 0);
  }

  private List<List<AnnotationModel>> annotations(Surroundings around) {
    if (pending.isEmpty()) {
      return List.of();
    }
    List<List<AnnotationModel>> found = new ArrayList<>();
    for (int i = 0; i < shape.parameters().size(); i++) {
      found.add(new ArrayList<>());
    }
    for (Pending one : pending) {
      int[] positions = positions(one.declared(), around);
      if (one.parameter() < positions.length) {
        found.get(positions[one.parameter()]).addAll(one.annotations());
      }
    }
    return found;
  }
}
