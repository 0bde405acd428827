package dev.actionguard.errorprone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * For a class X with {@code @shop.Step}, generates X1, which has the annotation again, and for that
 * X11: the sources of three rounds.
 */
@SupportedAnnotationTypes("shop.Step")
public final class RoundsProcessor extends AbstractProcessor {
  private static final String SOURCE =
      """
      package shop;

      %s
      public final class %s {
        public static String pass(String text) {
          return %s;
        }
      }
      """;

  /** Made by javac. */
  public RoundsProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        String name = element.getSimpleName() + "1";
        boolean last = name.endsWith("11");
        try (Writer out = processingEnv.getFiler().createSourceFile("shop." + name).openWriter()) {
          String result = last ? "text" : name + "1.pass(text)";
          out.write(SOURCE.formatted(last ? "" : "@Step", name, result));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return false;
  }
}
