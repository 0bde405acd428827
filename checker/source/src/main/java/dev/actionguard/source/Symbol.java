package dev.actionguard.source;

/** A declared class, method or variable, or a package. */
abstract sealed class Symbol permits ClassSymbol, MethodSymbol, VarSymbol, PackageSymbol {
  private final String name;

  Symbol(String name) {
    this.name = name;
  }

  /** Its simple name. */
  final String name() {
    return name;
  }
}
