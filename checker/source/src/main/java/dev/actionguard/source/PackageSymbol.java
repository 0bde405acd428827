package dev.actionguard.source;

/** A package, or the beginning of a name that may be one. */
final class PackageSymbol extends Symbol {
  PackageSymbol(String name) {
    super(name);
  }
}
