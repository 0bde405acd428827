package dev.actionguard.spotbugs.descriptor;

import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleInfo.Family;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.spotbugs.ActionguardDetector;
import dev.actionguard.spotbugs.Grade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code findbugs.xml}, {@code messages.xml} and {@code bugrank.txt} of all rules. */
public final class Main {
  private static final String DETECTOR = ActionguardDetector.class.getName();
  private static final String DESCRIPTION =
      "Holds code that records or carries out what a user asked for, against a database, to five"
          + " promises.";

  private final List<Rule> rules = StandardRules.all().rules();

  private Main() {}

  /**
   * Writes the files.
   *
   * @param args the folder to write to, which is there, and the version of the plugin
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Main main = new Main();
    write(folder.resolve("findbugs.xml"), main.plugin(args[1]));
    write(folder.resolve("messages.xml"), main.messages());
    write(folder.resolve("bugrank.txt"), main.ranks());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private String plugin(String version) {
    Xml xml =
        new Xml()
            .open(
                "FindbugsPlugin",
                attributes(
                    "pluginid",
                    "dev.actionguard",
                    "version",
                    version,
                    "provider",
                    "Actionguard",
                    "defaultenabled",
                    "true"));
    xml.empty(
        "Detector",
        attributes(
            "class",
            DETECTOR,
            "speed",
            "fast",
            "reports",
            rules.stream().map(Rule::name).collect(Collectors.joining(","))));
    for (Rule rule : rules) {
      Promise promise = Promise.of(rule.info().family());
      Map<String, String> attributes =
          attributes("type", rule.name(), "abbrev", promise.code(), "category", promise.category());
      if (rule.info().cwe() > 0) {
        attributes.put("cweid", Integer.toString(rule.info().cwe()));
      }
      xml.empty("BugPattern", attributes);
    }
    return xml.close("FindbugsPlugin").toString();
  }

  private String messages() {
    Xml xml = new Xml().open("MessageCollection", Map.of());
    xml.open("Plugin", Map.of())
        .text("ShortDescription", Map.of(), "Actionguard")
        .text("Details", Map.of(), "<p>" + DESCRIPTION + "</p>")
        .close("Plugin");
    xml.open("Detector", Map.of("class", DETECTOR))
        .text("Details", Map.of(), "<p>" + DESCRIPTION + "</p>")
        .close("Detector");
    for (Rule rule : rules) {
      xml.open("BugPattern", Map.of("type", rule.name()))
          .text("ShortDescription", Map.of(), rule.info().summary())
          .text("LongDescription", Map.of(), "{1}")
          .text("Details", Map.of(), Page.html(rule))
          .close("BugPattern");
    }
    for (Family family : Family.values()) {
      Promise promise = Promise.of(family);
      xml.text("BugCode", Map.of("abbrev", promise.code()), promise.text());
    }
    return xml.close("MessageCollection").toString();
  }

  private String ranks() {
    return rules.stream()
        .map(rule -> Grade.rank(rule) + " BugPattern " + rule.name() + "\n")
        .collect(Collectors.joining());
  }

  /** Returns attributes that keep their order, of names and values in turn. */
  private static Map<String, String> attributes(String... namesAndValues) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return attributes;
  }
}
