package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The properties of a class: its fields and record components, inherited ones too. */
final class BeanMembers {
  private final ProgramIndex index;
  private final Map<String, Map<String, Member>> cache = new ConcurrentHashMap<>();

  BeanMembers(ProgramIndex index) {
    this.index = index;
  }

  /**
   * A property.
   *
   * @param owner the class that declares it
   * @param annotations those on its field, record component and getter
   * @param elementAnnotations those on the type arguments of its type
   */
  record Member(
      String owner,
      FieldModel field,
      List<AnnotationModel> annotations,
      List<AnnotationModel> elementAnnotations) {
    Type type() {
      return field.type();
    }
  }

  /** Returns the property of that name, or null if the class is unknown or has no such. */
  @Nullable Member member(String type, String name) {
    return members(type).get(name);
  }

  /** Returns the properties by name, the class's own first; empty if the class is unknown. */
  Map<String, Member> members(String type) {
    return cache.computeIfAbsent(type, this::compute);
  }

  private Map<String, Member> compute(String type) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (String ancestor : index.hierarchy().supertypes(type)) {
      ClassModel model = index.program().find(ancestor).orElse(null);
      if (model == null || ancestor.startsWith("java.")) {
        continue;
      }
      for (FieldModel field : model.fields()) {
        if (!field.isStatic() && !Modifier.isTransient(field.modifiers())) {
          members.putIfAbsent(field.name(), member(model, field));
        }
      }
    }
    return members;
  }

  private static Member member(ClassModel model, FieldModel field) {
    List<AnnotationModel> annotations = new ArrayList<>(field.annotations());
    for (ParameterModel component : model.components()) {
      if (component.name().equals(field.name())) {
        annotations.addAll(component.annotations());
      }
    }
    for (MethodModel method : model.methods()) {
      if (method.parameters().isEmpty() && Names.property(method.name()).equals(field.name())) {
        annotations.addAll(method.annotations());
      }
    }
    return new Member(model.name(), field, annotations, field.elementAnnotations());
  }
}
