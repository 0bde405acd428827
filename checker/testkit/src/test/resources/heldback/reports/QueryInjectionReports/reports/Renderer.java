package reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders criteria, and may collect what is to be bound. */
interface Renderer {
  String render(Criterion criterion);

  /** Writes values into the text. */
  final class Inline implements Renderer {
    @Override
    public String render(Criterion criterion) {
      if (criterion instanceof Criterion.All all) {
        return all.parts().stream().map(this::render).collect(Collectors.joining(" and ", "(", ")"));
      }
      if (criterion instanceof Criterion.Not not) {
        return "not " + render(not.inner());
      }
      if (criterion instanceof Criterion.Text text) {
        return text.column() + " = '" + text.value() + "'";
      }
      return "amount >= " + ((Criterion.Amount) criterion).least();
    }
  }

  /** Binds values. */
  final class Bound implements Renderer {
    private final List<Object> values = new ArrayList<>();

    @Override
    public String render(Criterion criterion) {
      if (criterion instanceof Criterion.All all) {
        List<String> parts = new ArrayList<>();
        for (Criterion part : all.parts()) {
          parts.add(render(part));
        }
        return "(" + String.join(" and ", parts) + ")";
      }
      if (criterion instanceof Criterion.Not not) {
        return "not " + render(not.inner());
      }
      if (criterion instanceof Criterion.Text text) {
        values.add(text.value());
        return "label = ?";
      }
      values.add(((Criterion.Amount) criterion).least());
      return "amount >= ?";
    }

    Object[] values() {
      return values.toArray();
    }
  }
}
