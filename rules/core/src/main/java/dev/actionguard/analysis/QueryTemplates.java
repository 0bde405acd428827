package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows which parameters of a method become a part of the query in its annotation: <code>${p}
 * </code> of MyBatis, {@code <p>} of JDBI, <code>#{#p}</code> of Spring Data, and the sort order of
 * a native query, which Spring Data does not compare with the entity. What is bound ({@code :p},
 * {@code ?1}, <code>#{p}</code> of MyBatis, <code>:#{#p}</code>) is no part of the text.
 */
final class QueryTemplates {
  private static final Pattern MYBATIS = Pattern.compile("\\$\\{\\s*([A-Za-z_]\\w*)((?:\\.\\w+)*)");
  private static final Pattern JDBI = Pattern.compile("<([A-Za-z_]\\w*)()>");
  private static final Pattern SPEL =
      Pattern.compile("(?<![:?])#\\{\\s*#([A-Za-z_]\\w*)((?:\\.\\w+)*)");
  private static final Map<String, Pattern> STYLES =
      Map.of(
          "org.apache.ibatis.annotations.", MYBATIS,
          "org.jdbi.v3.sqlobject.statement.", JDBI,
          "org.springframework.data.", SPEL);
  private static final String NATIVE = "org.springframework.data.jpa.repository.NativeQuery";
  private static final List<String> ORDERS =
      List.of("org.springframework.data.domain.Sort", "org.springframework.data.domain.Pageable");

  private final ProgramIndex index;
  private final Map<MethodRef, List<Part>> cache = new ConcurrentHashMap<>();

  QueryTemplates(ProgramIndex index) {
    this.index = index;
  }

  /**
   * A parameter, or a property of one, in a query.
   *
   * @param properties the path from the parameter
   * @param declaration where the query is declared; null if only the call matters or class files do
   *     not tell
   */
  private record Part(
      int parameter, List<String> properties, SinkKind kind, @Nullable Site declaration) {}

  /** Records what a call puts into the query of the method that it calls. */
  void record(CallSite call, HeapAccess heap, SinkRecording sinks) {
    for (Part part : cache.computeIfAbsent(call.method(), this::compute)) {
      if (part.parameter() >= call.arguments().size()) {
        continue;
      }
      Value value = call.arguments().get(part.parameter());
      for (String property : part.properties()) {
        value = heap.field(value, property);
      }
      Site place = part.declaration() == null ? call.site() : part.declaration();
      sinks.record(
          new Sink(call.site(), call.method(), part.kind(), part.parameter()), place, value);
    }
  }

  private List<Part> compute(MethodRef reference) {
    MethodModel method = index.method(reference);
    if (method == null || !method.isAbstract()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    for (AnnotationModel annotation : method.annotations()) {
      if (index.annotationFact(annotation.type(), TypeFact.Role.QUERY_ANNOTATION).isPresent()) {
        STYLES.forEach(
            (prefix, style) -> {
              if (annotation.type().startsWith(prefix)) {
                template(method, annotation, style, parts);
              }
            });
        if (isNative(annotation)) {
          orders(method, parts);
        }
      }
    }
    return List.copyOf(parts);
  }

  private static boolean isNative(AnnotationModel annotation) {
    return annotation.type().equals(NATIVE)
        || Boolean.TRUE.equals(annotation.values().get("nativeQuery"));
  }

  private void orders(MethodModel method, List<Part> parts) {
    for (int i = 0; i < method.parameters().size(); i++) {
      String type = method.parameters().get(i).type().name();
      if (ORDERS.stream().anyMatch(order -> index.hierarchy().isSubtype(type, order))) {
        parts.add(new Part(i, List.of(), SinkKind.IDENTIFIER, null));
      }
    }
  }

  private static void template(
      MethodModel method, AnnotationModel annotation, Pattern style, List<Part> parts) {
    StringBuilder text = new StringBuilder();
    annotation.list("value").forEach(line -> text.append(line).append(' '));
    Map<String, Integer> names = names(method, style);
    Site declaration =
        method.range().equals(SourceRange.UNKNOWN)
            ? null
            : new Site(method.reference(), -1, 0, method.range());
    Matcher matcher = style.matcher(text);
    while (matcher.find()) {
      Integer parameter = names.get(matcher.group(1));
      List<String> properties = new ArrayList<>();
      if (parameter == null && style.equals(MYBATIS) && method.parameters().size() == 1) {
        // The only parameter has any name, or is an object with properties.
        parameter = 0;
        if (!method.parameters().get(0).type().name().startsWith("java.lang.")) {
          properties.add(matcher.group(1));
        }
      }
      if (parameter != null) {
        for (String property : matcher.group(2).split("\\.", -1)) {
          if (!property.isEmpty()) {
            properties.add(property);
          }
        }
        parts.add(new Part(parameter, List.copyOf(properties), SinkKind.TEXT, declaration));
      }
    }
  }

  /** What the parameters are called in the query; JDBI puts in only those that say so. */
  private static Map<String, Integer> names(MethodModel method, Pattern style) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      ParameterModel parameter = method.parameters().get(i);
      String given = null;
      for (AnnotationModel annotation : parameter.annotations()) {
        if (annotation.simpleName().equals(style.equals(JDBI) ? "Define" : "Param")) {
          String value = annotation.text("value");
          given = value.isEmpty() ? parameter.name() : value;
        }
      }
      if (given == null && style.equals(JDBI)) {
        continue;
      }
      names.put(given == null ? parameter.name() : given, i);
      if (style.equals(MYBATIS)) {
        names.putIfAbsent("param" + (i + 1), i);
        names.putIfAbsent("arg" + i, i);
      }
    }
    return names;
  }
}
