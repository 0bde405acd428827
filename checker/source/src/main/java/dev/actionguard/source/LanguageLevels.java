package dev.actionguard.source;

import com.github.javaparser.ParserConfiguration.LanguageLevel;

/** The versions of the language as the parser names them. */
final class LanguageLevels {
  private LanguageLevels() {}

  /** Returns the level of a release; of one that is newer than the parser the newest. */
  static LanguageLevel of(int release) {
    if (release <= 7) {
      return LanguageLevel.JAVA_7;
    }
    try {
      return LanguageLevel.valueOf("JAVA_" + release);
    } catch (IllegalArgumentException e) {
      return LanguageLevel.BLEEDING_EDGE;
    }
  }
}
