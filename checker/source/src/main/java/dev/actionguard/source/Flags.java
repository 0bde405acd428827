package dev.actionguard.source;

/** Bits of symbols: those of class files and, above them, what else a declaration says. */
final class Flags {
  static final int PUBLIC = 1;
  static final int PRIVATE = 2;
  static final int PROTECTED = 4;
  static final int STATIC = 8;
  static final int FINAL = 0x10;
  static final int SYNCHRONIZED = 0x20;
  static final int VOLATILE = 0x40;
  static final int BRIDGE = 0x40;
  static final int TRANSIENT = 0x80;
  static final int VARARGS = 0x80;
  static final int NATIVE = 0x100;
  static final int INTERFACE = 0x200;
  static final int ABSTRACT = 0x400;
  static final int STRICT = 0x800;
  static final int SYNTHETIC = 0x1000;
  static final int ANNOTATION = 0x2000;
  static final int ENUM = 0x4000;
  static final int RECORD = 0x10000;
  static final int DEFAULT = 1 << 20;
  static final int SEALED = 1 << 21;

  /** A constructor that no source declares. */
  static final int GENERATED = 1 << 22;

  /** A compact constructor of a record. */
  static final int COMPACT = 1 << 23;

  /** Known from the class file of a class whose source is at hand: made by a tool. */
  static final int FROM_CLASS_FILE = 1 << 24;

  private Flags() {}
}
