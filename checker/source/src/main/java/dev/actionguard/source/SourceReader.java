package dev.actionguard.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import dev.actionguard.source.SourceProgram.SourceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file; several may be read at once. */
final class SourceReader {
  private SourceReader() {}

  /**
   * What was read.
   *
   * @param unit null if nothing could be
   */
  record Read(Path file, @Nullable Unit unit, int lines, List<SourceProblem> problems) {
    Read {
      problems = List.copyOf(problems);
    }
  }

  /** Returns a file's text; bytes that are no UTF-8 become a sign of their own in it. */
  static String content(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /**
   * Parses a file's text as far as it parses.
   *
   * @param completes whether the members that Lombok generates are written, as no class file has
   *     them
   */
  static Read parse(Path file, String content, int release, boolean completes) {
    try {
      return parse(file, content, new JavaParser(configuration(release)), completes);
    } catch (StackOverflowError e) {
      return failed(file, "it is nested too deeply");
    } catch (RuntimeException e) {
      return failed(
          file,
          "defect of the source front end: "
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage());
    }
  }

  static Read failed(Path file, String reason) {
    return new Read(file, null, 0, List.of(new SourceProblem(file.toString(), 0, reason)));
  }

  private static Read parse(Path file, String content, JavaParser parser, boolean completes) {
    SourceParser.Parsed parsed = SourceParser.parse(parser, content);
    List<SourceProblem> problems = new ArrayList<>();
    parsed
        .mistakes()
        .forEach(m -> problems.add(new SourceProblem(file.toString(), m.line(), m.text())));
    Unit unit = null;
    if (parsed.tree() != null) {
      unit = new Translator(parsed.text()).unit(parsed.tree(), String.valueOf(file.getFileName()));
      if (completes) {
        new Lombok(unit, (text, anchor) -> members(parser, text, anchor)).complete();
      }
    }
    return new Read(file, unit, parsed.text().lineCount(), problems);
  }

  /** Parses the members of a class; they stand at an offset of another text. */
  private static List<Tree> members(JavaParser parser, String text, int anchor) {
    String content = "class Members { " + text + " }";
    return parser
        .parse(content)
        .getResult()
        .map(tree -> new Translator(new SourceText(content), anchor).unit(tree, ""))
        .map(unit -> unit.classes().get(0).members)
        .orElse(List.of());
  }

  /** Returns how files of a version of the language are parsed. */
  private static ParserConfiguration configuration(int release) {
    ParserConfiguration configuration = new ParserConfiguration();
    configuration.setAttributeComments(false);
    configuration.setLanguageLevel(LanguageLevels.of(release));
    return configuration;
  }
}
