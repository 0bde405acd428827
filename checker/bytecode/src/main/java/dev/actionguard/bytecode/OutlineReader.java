package dev.actionguard.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads the outline of one class. */
final class OutlineReader extends ClassVisitor {
  private static final String RETENTION = "Ljava/lang/annotation/Retention;";
  private static final String TARGET = "Ljava/lang/annotation/Target;";
  private final List<ClassOutline.Nested> nested = new ArrayList<>();
  private final List<ClassOutline.Field> fields = new ArrayList<>();
  private final List<ClassOutline.Method> methods = new ArrayList<>();
  private final List<String> components = new ArrayList<>();
  private String name = "";
  private int access;
  private @Nullable String signature;
  private @Nullable String superName;
  private List<String> interfaces = List.of();
  private @Nullable String outer;
  private @Nullable String simpleName;
  private boolean local;
  private String retention = "";
  private @Nullable List<String> targets;

  private OutlineReader() {
    super(Opcodes.ASM9);
  }

  /** Returns the outline, or null if the file is damaged. */
  static @Nullable ClassOutline read(byte[] bytes) {
    try {
      OutlineReader reader = new OutlineReader();
      new ClassReader(bytes)
          .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return reader.outline();
    } catch (RuntimeException e) {
      // A damaged class file is one that is not known: callers expect such.
      return null;
    }
  }

  private ClassOutline outline() {
    return new ClassOutline(
        name,
        access,
        signature,
        superName,
        interfaces,
        outer,
        simpleName,
        local,
        retention,
        targets,
        nested,
        fields,
        methods,
        components);
  }

  @Override
  public void visit(
      int version,
      int flags,
      String className,
      @Nullable String generic,
      @Nullable String superclass,
      String @Nullable [] interfaceNames) {
    name = className;
    access = flags & ~Opcodes.ACC_SUPER;
    signature = generic;
    superName = superclass;
    interfaces = interfaceNames == null ? List.of() : List.of(interfaceNames);
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    local = true;
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String around, @Nullable String simple, int flags) {
    if (inner.equals(name)) {
      access = flags | (access & Opcodes.ACC_RECORD);
      outer = around;
      simpleName = simple;
    } else if (name.equals(around) && simple != null) {
      nested.add(new ClassOutline.Nested(inner, simple, flags));
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (descriptor.equals(TARGET)) {
      List<String> found = new ArrayList<>();
      targets = found;
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitArray(String element) {
          return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visitEnum(@Nullable String index, String type, String value) {
              found.add(value);
            }
          };
        }
      };
    }
    if (!descriptor.equals(RETENTION)) {
      return null;
    }
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visitEnum(@Nullable String element, String type, String value) {
        retention = value;
      }
    };
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, @Nullable String generic) {
    components.add(component);
    return null;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int flags,
      String fieldName,
      String descriptor,
      @Nullable String generic,
      @Nullable Object value) {
    fields.add(new ClassOutline.Field(flags, fieldName, descriptor, generic, value));
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int flags,
      String methodName,
      String descriptor,
      @Nullable String generic,
      String @Nullable [] exceptions) {
    methods.add(
        new ClassOutline.Method(
            flags,
            methodName,
            descriptor,
            generic,
            exceptions == null ? List.of() : List.of(exceptions)));
    return null;
  }
}
