package dev.actionguard.bytecode;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.Type;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the values of one annotation or of one array in it, and hands them on at its end. */
final class AnnotationReader extends AnnotationVisitor {
  private final Names names;
  private final Consumer<Values> end;
  private final Values values = new Values(new LinkedHashMap<>(), new ArrayList<>());

  /** Named values of an annotation; elements of an array, which have no names. */
  record Values(Map<String, Object> named, List<Object> elements) {}

  private AnnotationReader(Names names, Consumer<Values> end) {
    super(Opcodes.ASM9);
    this.names = names;
    this.end = end;
  }

  /** Returns a visitor that adds the finished annotation to a list. */
  static AnnotationReader into(Names names, String descriptor, List<AnnotationModel> list) {
    String type = names.descriptor(descriptor).name();
    return new AnnotationReader(names, v -> list.add(new AnnotationModel(type, v.named())));
  }

  private void put(@Nullable String name, Object value) {
    if (name == null) {
      values.elements().add(value);
    } else {
      values.named().put(name, value);
    }
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    if (value instanceof org.objectweb.asm.Type type) {
      put(name, names.descriptor(type.getDescriptor()));
    } else if (value.getClass().isArray()) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(Array.get(value, i));
      }
      put(name, List.copyOf(list));
    } else {
      put(name, value);
    }
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    Type type = names.descriptor(descriptor);
    put(name, new AnnotationModel.EnumValue(type.name(), value));
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    String type = names.descriptor(descriptor).name();
    return new AnnotationReader(names, v -> put(name, new AnnotationModel(type, v.named())));
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    return new AnnotationReader(names, v -> put(name, List.copyOf(v.elements())));
  }

  @Override
  public void visitEnd() {
    end.accept(values);
  }
}
