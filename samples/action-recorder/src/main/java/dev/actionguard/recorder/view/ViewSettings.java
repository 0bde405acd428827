package dev.actionguard.recorder.view;

import org.jspecify.annotations.Nullable;

/**
 * What an installation can choose about what is shown.
 *
 * @param maxLimit the most actions on a page
 * @param actors whether actors of other projects are shown
 * @param linkBase begins the links to next pages in place of the request's own address; null for
 *     none
 */
public record ViewSettings(int maxLimit, ActorVisibility actors, @Nullable String linkBase) {

  /** Pages of 1000, actors as in Nova. */
  public static final ViewSettings DEFAULT =
      new ViewSettings(1_000, ActorVisibility.NOVA_COMPATIBLE, null);

  /** Refuses pages that hold nothing. */
  public ViewSettings {
    if (maxLimit < 1) {
      throw new IllegalArgumentException("a page must hold at least one action");
    }
  }
}
