package dev.actionguard.bytecode;

/**
 * A single file that was skipped.
 *
 * @param path the path that the user named or the file found below it
 * @param entry the entry in an archive, with {@code !/} between nested ones; empty for a plain file
 * @param reason why, as the end of a sentence about it
 */
public record InputProblem(String path, String entry, String reason) {
  /** Returns one line for people. */
  @Override
  public String toString() {
    return (entry.isEmpty() ? path : path + "!/" + entry) + ": " + reason;
  }
}
