package dev.actionguard.errorprone;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reports an error or, with the option {@code throw}, fails by an exception. */
@SupportedAnnotationTypes("*")
public final class FailingProcessor extends AbstractProcessor {
  /** Made by javac. */
  public FailingProcessor() {}

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of("throw");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (processingEnv.getOptions().containsKey("throw")) {
      throw new IllegalStateException("broken processor");
    }
    if (!round.processingOver()) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "the processor says no");
    }
    return false;
  }
}
