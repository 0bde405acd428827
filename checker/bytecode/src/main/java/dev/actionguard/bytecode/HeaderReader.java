package dev.actionguard.bytecode;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Reads the header of one class: all but the code. */
final class HeaderReader extends ClassVisitor {
  private final ClassFile file;
  private final ClassBytes bytes;
  private final ClassLookup classes;
  private final EnumNames enums;
  private final Names names;
  private final LambdaOwners lambdas;
  private final List<AnnotationModel> annotations = new ArrayList<>();
  private final List<FieldModel> fields = new ArrayList<>();
  private final List<MethodHeader> methods = new ArrayList<>();
  private final List<ParameterModel> components = new ArrayList<>();

  private String internalName = "";
  private String name = "";
  private int access;
  private @Nullable Type superclass;
  private List<Type> interfaces = List.of();
  private Map<String, Type> variables = Map.of();
  private String sourceFile = "";
  private @Nullable String enclosing;
  private @Nullable MethodRef enclosingMethod;
  private boolean isStatic = true;
  private int lines;

  HeaderReader(ClassFile file, ClassBytes bytes, ClassLookup classes, EnumNames enums) {
    super(Opcodes.ASM9);
    this.file = file;
    this.bytes = bytes;
    this.classes = classes;
    this.enums = enums;
    this.names = file.names();
    this.lambdas = new LambdaOwners(file);
  }

  @Override
  public void visit(
      int version,
      int flags,
      String className,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaceNames) {
    internalName = className;
    name = names.internal(className).name();
    access = flags;
    superclass = superName == null ? null : names.internal(superName);
    List<Type> erased = new ArrayList<>();
    if (interfaceNames != null) {
      for (String interfaceName : interfaceNames) {
        erased.add(names.internal(interfaceName));
      }
    }
    interfaces = erased;
    Signatures.ClassSignature generic =
        signature == null ? null : Signatures.ofClass(names, signature);
    if (generic != null && generic.supertypes().size() == erased.size() + 1) {
      variables = generic.variables();
      superclass = generic.supertypes().get(0);
      interfaces = generic.supertypes().subList(1, generic.supertypes().size());
    }
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (source != null) {
      sourceFile = internalName.substring(0, internalName.lastIndexOf('/') + 1) + source;
    }
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    Type outer = names.internal(owner);
    enclosing = outer.name();
    if (method != null && descriptor != null) {
      enclosingMethod = names.reference(outer, method, names.method(descriptor));
    }
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
    if (inner.equals(internalName)) {
      isStatic = (flags & Opcodes.ACC_STATIC) != 0;
      // The class's own flags do not tell private, protected and static.
      access = flags | (access & (Opcodes.ACC_RECORD | Opcodes.ACC_SUPER));
      if (outer != null) {
        enclosing = names.internal(outer).name();
      }
    }
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return AnnotationReader.into(names, descriptor, annotations);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String componentName, String descriptor, @Nullable String signature) {
    List<AnnotationModel> found = new ArrayList<>();
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return AnnotationReader.into(names, type, found);
      }

      @Override
      public void visitEnd() {
        components.add(new ParameterModel(componentName, type(descriptor, signature), found));
      }
    };
  }

  @Override
  public FieldVisitor visitField(
      int flags,
      String fieldName,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    List<AnnotationModel> found = new ArrayList<>();
    List<AnnotationModel> onElements = new ArrayList<>();
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return AnnotationReader.into(names, type, found);
      }

      @Override
      public @Nullable AnnotationVisitor visitTypeAnnotation(
          int reference, @Nullable TypePath path, String type, boolean visible) {
        boolean onArgument =
            path != null && path.getStep(path.getLength() - 1) == TypePath.TYPE_ARGUMENT;
        return onArgument ? AnnotationReader.into(names, type, onElements) : null;
      }

      @Override
      public void visitEnd() {
        Type type = type(descriptor, signature);
        fields.add(
            new FieldModel(
                fieldName,
                flags & 0xffff,
                type,
                constant(value, type),
                found,
                onElements,
                SourceRange.UNKNOWN));
      }
    };
  }

  private static @Nullable Object constant(@Nullable Object value, Type type) {
    if (value instanceof Integer number) {
      return switch (type.name()) {
        case "boolean" -> (Object) (number != 0);
        case "char" -> (Object) (char) (int) number;
        default -> number;
      };
    }
    return value;
  }

  /** Returns the generic type if the signature fits the descriptor, else the erased one. */
  private Type type(String descriptor, @Nullable String signature) {
    Type erased = names.descriptor(descriptor);
    Type generic = signature == null ? null : Signatures.ofField(names, signature, variables);
    return generic != null && generic.name().equals(erased.name()) ? generic : erased;
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String methodName,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodHeader header =
        new MethodHeader(
            file, methods.size(), signature, exceptions == null ? new String[0] : exceptions);
    methods.add(header);
    return header;
  }

  /** Returns how many line-number entries there are; known after {@link #model}. */
  int lines() {
    return lines;
  }

  /** Returns the finished model. */
  ClassModel model() {
    MethodHeader.Surroundings surroundings =
        new MethodHeader.Surroundings(
            bytes, classes, enums, names.internal(internalName), variables, leadingParameters());
    List<MethodModel> models = new ArrayList<>(methods.size());
    int firstLine = 0;
    for (int i = 0; i < methods.size(); i++) {
      int source = lambdas.of(i);
      MethodRef in =
          source < 0 ? null : methods.get(source).reference(names.internal(internalName));
      MethodModel model = methods.get(i).model(surroundings, in);
      models.add(model);
      lines += methods.get(i).lineEntries();
      int line = model.range().startLine();
      if (line > 0 && (firstLine == 0 || line < firstLine)) {
        firstLine = line;
      }
    }
    return new ClassModel(
        name,
        access & 0xffff & ~Opcodes.ACC_SUPER,
        kind(),
        superclass,
        interfaces,
        annotations,
        fields,
        models,
        components,
        enclosing,
        enclosingMethod,
        sourceFile,
        SourceRange.line(firstLine));
  }

  private ClassModel.Kind kind() {
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      return ClassModel.Kind.ANNOTATION;
    }
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return ClassModel.Kind.INTERFACE;
    }
    if (superclass != null && superclass.name().equals("java.lang.Enum")) {
      return ClassModel.Kind.ENUM;
    }
    return (access & Opcodes.ACC_RECORD) != 0 ? ClassModel.Kind.RECORD : ClassModel.Kind.CLASS;
  }

  /** How many parameters the compiler puts first in constructors. */
  private int leadingParameters() {
    if (kind() == ClassModel.Kind.ENUM) {
      return 2;
    }
    return enclosing != null && !isStatic ? 1 : 0;
  }
}
