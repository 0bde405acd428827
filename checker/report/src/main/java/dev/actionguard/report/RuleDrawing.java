package dev.actionguard.report;

import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws how many findings each rule has in each module: a row for each rule with a cell for each
 * module, darker for more, and a bar for all, of which the part that no baseline has stands out.
 */
final class RuleDrawing {
  private static final int MAX_MODULES = 12;
  private static final int NAME = 230;
  private static final int CELL = 58;
  private static final int ROW = 24;
  private static final int HEAD = 120;
  private static final int BAR = 260;
  private static final String OTHERS = "(others)";

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> fresh = new TreeMap<>();
  private final List<String> modules;

  RuleDrawing(Report report) {
    Map<String, Integer> all = new TreeMap<>();
    for (Finding finding : report.result().findings()) {
      all.merge(module(finding, report.sources()), 1, Integer::sum);
    }
    modules = shown(all);
    for (Finding finding : report.result().findings()) {
      String module = module(finding, report.sources());
      counts
          .computeIfAbsent(finding.rule(), r -> new TreeMap<>())
          .merge(modules.contains(module) ? module : OTHERS, 1, Integer::sum);
      fresh.merge(finding.rule(), report.comparison().knows(finding) ? 0 : 1, Integer::sum);
    }
  }

  /** Returns the modules in order; of too many those with the most findings. */
  private static List<String> shown(Map<String, Integer> all) {
    if (all.size() <= MAX_MODULES) {
      return new ArrayList<>(all.keySet());
    }
    List<String> most =
        all.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MAX_MODULES - 1)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<String> shown = new ArrayList<>(most);
    shown.add(OTHERS);
    return shown;
  }

  /** Returns the folder that has the sources in it, as builds lay them out. */
  private static String module(Finding finding, Sources sources) {
    String file = Locations.file(finding.place(), sources);
    int src = file.startsWith("src/") ? 0 : file.indexOf("/src/");
    return src <= 0 ? "(root)" : file.substring(0, src);
  }

  void write(Html html) throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    int bars = NAME + modules.size() * CELL + 20;
    int width = bars + BAR + 60;
    int height = HEAD + counts.size() * ROW + 10;
    html.element(
        "svg",
        () -> {
          for (int i = 0; i < modules.size(); i++) {
            head(html, i);
          }
          int row = 0;
          for (String rule : counts.keySet()) {
            row(html, rule, HEAD + row++ * ROW, bars);
          }
        },
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(height),
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-label",
        "Findings by rule and module");
  }

  private void head(Html html, int module) throws IOException {
    String name = modules.get(module);
    int x = NAME + module * CELL + CELL / 2;
    html.element(
        "text",
        () -> html.text("title", name).text(tail(name, 22)),
        "class",
        "soft",
        "transform",
        "translate(" + x + " " + (HEAD - 8) + ") rotate(-45)");
  }

  private void row(Html html, String rule, int y, int bars) throws IOException {
    Map<String, Integer> cells = counts.get(rule);
    if (cells == null) {
      return;
    }
    text(html, rule, 0, y + 16, "");
    int most =
        counts.values().stream().flatMap(m -> m.values().stream()).max(Integer::compare).orElse(1);
    for (int i = 0; i < modules.size(); i++) {
      int count = cells.getOrDefault(modules.get(i), 0);
      if (count > 0) {
        double share = 0.12 + 0.5 * count / most;
        rect(html, "cell", NAME + i * CELL, y, CELL - 3, ROW - 3, share);
        text(html, String.valueOf(count), NAME + i * CELL + 8, y + 16, "");
      }
    }
    int total = cells.values().stream().mapToInt(Integer::intValue).sum();
    int longest =
        counts.values().stream()
            .mapToInt(m -> m.values().stream().mapToInt(Integer::intValue).sum())
            .max()
            .orElse(1);
    int length = Math.max(2, BAR * total / longest);
    int part = BAR * fresh.getOrDefault(rule, 0) / longest;
    rect(html, "bar", bars, y + 4, length, ROW - 11, 1);
    if (part > 0) {
      rect(html, "bar new", bars, y + 4, part, ROW - 11, 1);
    }
    text(html, String.valueOf(total), bars + length + 6, y + 16, "soft");
  }

  private static void rect(
      Html html, String style, int x, int y, int width, int height, double opacity)
      throws IOException {
    html.empty(
        "rect",
        "class",
        style,
        "x",
        String.valueOf(x),
        "y",
        String.valueOf(y),
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(height),
        "rx",
        "3",
        "opacity",
        String.format(Locale.ROOT, "%.2f", opacity));
  }

  private static void text(Html html, String text, int x, int y, String style) throws IOException {
    html.text("text", text, "class", style, "x", String.valueOf(x), "y", String.valueOf(y));
  }

  private static String tail(String text, int most) {
    return text.length() <= most ? text : "…" + text.substring(text.length() - most + 1);
  }
}
