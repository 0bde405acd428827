package dev.actionguard.report;

import dev.actionguard.rule.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of the authorization map: what can happen at each entry point of a program. */
public enum MapFormat {
  /** For people. */
  TEXT,
  /** All that is known. */
  JSON,
  /** One row for each fact, without lines: two releases can be compared by it. */
  CSV;

  private static final String COLUMNS = "endpoint,sort,route,access,kind,name,detail,state,where";

  /** Writes the map of a report. */
  public void write(Report report, OutputStream out) throws IOException {
    List<Endpoint> endpoints = report.result().endpoints();
    switch (this) {
      case TEXT -> {
        StringBuilder text = new StringBuilder();
        if (endpoints.isEmpty()) {
          text.append("No entry point was found.\n");
        }
        endpoints.forEach(e -> text(e, report.sources(), text));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      }
      case JSON -> {
        try (Json json = Json.to(out)) {
          json.object(
              () ->
                  json.objects(
                      "endpoints", endpoints, e -> EndpointJson.write(e, report.sources(), json)));
        }
      }
      case CSV -> {
        StringBuilder text = new StringBuilder(COLUMNS).append("\r\n");
        endpoints.forEach(e -> rows(e).sorted().distinct().forEach(text::append));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void text(Endpoint endpoint, Sources sources, StringBuilder text) {
    text.append(text.isEmpty() ? "" : "\n")
        .append(Printable.of(MapWords.name(endpoint)))
        .append("\n  at ")
        .append(Printable.of(Locations.text(endpoint.place(), sources)))
        .append(" (")
        .append(Printable.of(endpoint.sort()))
        .append(")\n");
    section(text, "inputs", endpoint.inputs().stream().map(MapWords::input));
    section(
        text,
        "validators",
        endpoint.validators().stream().map(v -> MapWords.validator(v) + at(v.place(), sources)));
    text.append("  access: ").append(MapWords.access(endpoint)).append('\n');
    lines(text, endpoint.checks().stream().map(c -> MapWords.check(c) + at(c.place(), sources)));
    for (String access : List.of("read", "write")) {
      section(
          text,
          access + "s",
          endpoint.database().stream()
              .filter(u -> u.access().equals(access))
              .map(u -> MapWords.use(u) + at(u.place(), sources)));
    }
    section(
        text, "logs", endpoint.logs().stream().map(l -> MapWords.log(l) + at(l.place(), sources)));
    if (endpoint.cut()) {
      text.append("  … and more than is listed\n");
    }
  }

  private static String at(dev.actionguard.rule.Place place, Sources sources) {
    return " at " + Locations.text(place, sources);
  }

  private static void section(StringBuilder text, String title, Stream<String> items) {
    List<String> all = items.distinct().toList();
    if (!all.isEmpty()) {
      text.append("  ").append(title).append(":\n");
      lines(text, all.stream());
    }
  }

  private static void lines(StringBuilder text, Stream<String> items) {
    items.distinct().forEach(item -> text.append("    ").append(Printable.of(item)).append('\n'));
  }

  private static Stream<String> rows(Endpoint e) {
    return Stream.of(
            e.inputs().stream()
                .map(
                    i ->
                        row(
                            e,
                            "input",
                            i.name(),
                            i.type(),
                            i.origin() + (i.proved().isEmpty() ? "" : ": " + proved(i)),
                            e.place())),
            e.validators().stream()
                .map(
                    v ->
                        row(
                            e,
                            "validator",
                            v.name(),
                            String.join(" ", v.of()),
                            (v.throwing() ? "throws: " : "answers: ") + v.proves(),
                            v.place())),
            e.checks().stream()
                .map(
                    c ->
                        row(
                            e,
                            "check",
                            c.name(),
                            c.strength(),
                            c.throwing() ? "throws" : "answers",
                            c.place())),
            e.database().stream()
                .map(
                    u ->
                        row(
                            e,
                            u.access(),
                            u.target(),
                            u.query(),
                            u.unchecked() ? "unchecked" : "",
                            u.place())),
            e.logs().stream()
                .map(
                    l ->
                        row(
                            e,
                            "log",
                            l.method(),
                            l.text(),
                            String.join(" ", l.values()),
                            l.place())),
            Stream.of(row(e, "endpoint", "", "", e.cut() ? "cut" : "", e.place())))
        .flatMap(rows -> rows);
  }

  private static String proved(Endpoint.Input input) {
    return String.join("; ", input.proved());
  }

  private static String row(
      Endpoint e,
      String kind,
      String name,
      String detail,
      String state,
      dev.actionguard.rule.Place where) {
    return Stream.of(
                MapWords.method(e.place()),
                e.sort(),
                e.route(),
                e.sure(),
                kind,
                name,
                detail,
                state,
                MapWords.method(where))
            .map(MapFormat::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** Quotes where needed; what a spreadsheet would run as a formula is made text. */
  private static String cell(String text) {
    String shown = Printable.of(text);
    String safe = !shown.isEmpty() && "=+-@".indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
