package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the type of an expression from where it stands.
 *
 * @param type the type that is wanted, or null if there is none
 * @param session the inference that its variables are left to, or null if they are to be solved
 */
record Expected(@Nullable Type type, @Nullable Inference session) {
  static final Expected NOTHING = new Expected(null, null);

  static Expected of(Type type) {
    return new Expected(type, null);
  }

  static Expected argument(Inference session) {
    return new Expected(null, session);
  }
}
