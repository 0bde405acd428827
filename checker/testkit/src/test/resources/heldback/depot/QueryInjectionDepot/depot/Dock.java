package depot;

enum Dock {
  NORTH("n"),
  SOUTH("s");

  private final String label;

  Dock(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Dock find(String text) {
    for (Dock dock : values()) {
      if (dock.label.equals(text)) {
        return dock;
      }
    }
    throw new IllegalArgumentException("no such dock");
  }
}
