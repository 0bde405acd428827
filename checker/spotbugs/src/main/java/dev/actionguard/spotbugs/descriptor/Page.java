package dev.actionguard.spotbugs.descriptor;

import dev.actionguard.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns rule pages into HTML. */
final class Page {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final int SHIFT = 2;

  private Page() {}

  /** Returns the rule's page without its title, as a part of an HTML page. */
  static String html(Rule rule) {
    Node page = Parser.builder().extensions(TABLES).build().parse(markdown(rule));
    page.accept(new HeadingVisitor());
    return HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build().render(page);
  }

  private static String markdown(Rule rule) {
    String resource = "/dev/actionguard/docs/" + rule.name() + ".md";
    try (InputStream in = rule.getClass().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("there is no page " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops the title and moves the other headings below those of the page around. */
  private static final class HeadingVisitor extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() == 1) {
        heading.unlink();
      } else {
        heading.setLevel(Math.min(6, heading.getLevel() + SHIFT));
      }
    }
  }
}
