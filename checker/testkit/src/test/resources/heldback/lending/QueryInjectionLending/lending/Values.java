package lending;

import java.util.Map;

enum LoanState {
  OPEN,
  CLOSED
}

record BranchCode(String text) {
  BranchCode {
    if (!text.matches("[a-z]{2,8}")) {
      throw new IllegalArgumentException("branch");
    }
  }
}

record Shelf(String name) {
  Shelf {
    if (name.isBlank()) {
      throw new IllegalArgumentException("shelf");
    }
  }
}

final class Columns {
  private static final Map<String, String> KNOWN = Map.of("title", "l.title", "due", "l.due");

  private Columns() {}

  static String of(String key) {
    return KNOWN.getOrDefault(key, "l.id");
  }
}

final class LoanFilter {
  private final String title;
  private final String sort;

  private LoanFilter(Builder from) {
    this.title = from.title;
    this.sort = from.sort;
  }

  static Builder builder() {
    return new Builder();
  }

  String title() {
    return title;
  }

  String sort() {
    return sort;
  }

  static final class Builder {
    private String title = "";
    private String sort = "id";

    Builder title(String value) {
      this.title = value;
      return this;
    }

    Builder sort(String value) {
      this.sort = value;
      return this;
    }

    LoanFilter build() {
      return new LoanFilter(this);
    }
  }
}
