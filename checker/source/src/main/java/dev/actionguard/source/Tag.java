package dev.actionguard.source;

/** The operators of expressions. */
enum Tag {
  OR,
  AND,
  BITOR,
  BITAND,
  BITXOR,
  EQ,
  NE,
  LT,
  GT,
  LE,
  GE,
  SL,
  SR,
  USR,
  PLUS,
  MINUS,
  MUL,
  DIV,
  MOD,
  POS,
  NEG,
  NOT,
  COMPL,
  PREINC,
  PREDEC,
  POSTINC,
  POSTDEC;

  boolean isIncOrDec() {
    return this == PREINC || this == PREDEC || this == POSTINC || this == POSTDEC;
  }
}
