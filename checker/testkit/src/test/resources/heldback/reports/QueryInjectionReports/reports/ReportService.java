package reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

@Service
class ReportService {
  private static final Map<String, Function<String, String>> KINDS =
      Map.of("plain", s -> "k = 1", "named", s -> "k = '" + s + "'", "none", s -> "1 = 1");
  private final ReportStore store;

  ReportService(ReportStore store) {
    this.store = store;
  }

  List<Map<String, Object>> run(ReportRequest request) {
    List<Criterion> parts = new ArrayList<>();
    request.words().forEach(w -> parts.add(new Criterion.Not(new Criterion.Text("label", w))));
    parts.add(new Criterion.Amount(request.depth()));
    Criterion all = new Criterion.All(parts);
    Renderer.Bound bound = new Renderer.Bound();
    store.bound(bound.render(all), bound.values());
    List<Map<String, Object>> result = new ArrayList<>(store.inline(new Renderer.Inline(), all));
    result.addAll(store.grouped(request.groups()));
    result.addAll(store.nested(nest(request.title(), request.depth())));
    result.addAll(store.levels(levels(request.depth())));
    return result;
  }

  /** Wraps the title as often as the depth says. */
  private String nest(String title, int depth) {
    return depth <= 0 ? title : "(" + nest(title, depth - 1) + ")";
  }

  private String levels(int depth) {
    return depth <= 0 ? "x" : "(" + levels(depth - 1) + ")";
  }

  List<Map<String, Object>> byIds(List<Long> ids, List<String> names) {
    String idList = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    store.byIdList(idList);
    return store.byNameList(
        names.stream().filter(n -> !n.isEmpty()).map(n -> "'" + n + "'").toList());
  }

  long count(String table, String kind) {
    if (!List.of("sales", "returns").contains(table)) {
      throw new IllegalArgumentException("table");
    }
    long n = store.countTable(table);
    n += store.countKind(KINDS.getOrDefault(kind, s -> "1 = 1").apply(kind));
    n += store.countPlain(KINDS.containsKey(kind) ? kind : "none");
    return n;
  }
}
