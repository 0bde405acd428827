package dev.actionguard.report;

import dev.actionguard.rule.FlowStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a flow: a lane for each class, from left to right as the flow meets them, and in it a box
 * for each step, from top to bottom.
 */
final class FlowDrawing {
  private static final int MAX_STEPS = 30;
  private static final int LANE = 250;
  private static final int ROW = 52;
  private static final int HEAD = 34;
  private static final int BOX_WIDTH = 226;
  private static final int BOX_HEIGHT = 36;
  private static final int MAX_TEXT = 33;

  private final List<FlowStep> steps;
  private final List<String> lanes = new ArrayList<>();

  FlowDrawing(List<FlowStep> flow) {
    steps = Steps.shorten(flow, MAX_STEPS);
    for (FlowStep step : steps) {
      if (!lanes.contains(step.place().className())) {
        lanes.add(step.place().className());
      }
    }
  }

  void write(Html html) throws IOException {
    int width = lanes.size() * LANE;
    int height = HEAD + steps.size() * ROW + 6;
    html.element(
        "svg",
        () -> {
          for (int i = 0; i < lanes.size(); i++) {
            lane(html, i, height);
          }
          for (int i = 0; i + 1 < steps.size(); i++) {
            edge(html, i);
          }
          for (int i = 0; i < steps.size(); i++) {
            box(html, i);
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
        "The flow in " + steps.size() + " steps, which are listed below");
  }

  private void lane(Html html, int lane, int height) throws IOException {
    String name = lanes.get(lane);
    String shown = name.substring(name.lastIndexOf('.') + 1);
    html.empty(
        "rect",
        "class",
        "lane",
        "x",
        String.valueOf(lane * LANE + 2),
        "y",
        "2",
        "width",
        String.valueOf(LANE - 4),
        "height",
        String.valueOf(height - 4),
        "rx",
        "6");
    html.element(
        "text",
        () -> html.text("title", name).text(cut(shown.isEmpty() ? "?" : shown)),
        "class",
        "soft",
        "x",
        String.valueOf(lane * LANE + LANE / 2),
        "y",
        "22",
        "text-anchor",
        "middle");
  }

  private int left(int step) {
    return lanes.indexOf(steps.get(step).place().className()) * LANE + (LANE - BOX_WIDTH) / 2;
  }

  private static int top(int step) {
    return HEAD + step * ROW + (ROW - BOX_HEIGHT) / 2;
  }

  private void edge(Html html, int from) throws IOException {
    int x1 = left(from) + BOX_WIDTH / 2;
    int y1 = top(from) + BOX_HEIGHT;
    int x2 = left(from + 1) + BOX_WIDTH / 2;
    int y2 = top(from + 1) - 5;
    html.empty(
        "path",
        "class",
        "edge",
        "d",
        "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, x1, y2, x2, y1, x2, y2));
    html.empty("path", "class", "tip", "d", "M%d %dl-4 -6h8z".formatted(x2, y2 + 5));
  }

  private void box(Html html, int number) throws IOException {
    FlowStep step = steps.get(number);
    String kind = step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    html.empty(
        "rect",
        "class",
        "step " + kind,
        "x",
        String.valueOf(left(number)),
        "y",
        String.valueOf(top(number)),
        "width",
        String.valueOf(BOX_WIDTH),
        "height",
        String.valueOf(BOX_HEIGHT),
        "rx",
        "5");
    line(html, number, 15, "", step.reason(), step.reason());
    String method = step.place().method();
    int end = method.indexOf('(');
    line(
        html,
        number,
        29,
        "soft",
        (end < 0 ? method : method.substring(0, end))
            + (step.place().range().isKnown() ? ":" + step.place().range().startLine() : ""),
        step.place().className() + "#" + method);
  }

  private void line(Html html, int step, int down, String style, String text, String title)
      throws IOException {
    html.element(
        "text",
        () -> html.text("title", title).text(cut(text)),
        "class",
        style,
        "x",
        String.valueOf(left(step) + 8),
        "y",
        String.valueOf(top(step) + down));
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= MAX_TEXT) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
  }
}
