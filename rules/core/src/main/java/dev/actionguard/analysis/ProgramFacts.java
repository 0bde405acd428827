package dev.actionguard.analysis;

import java.util.List;
import java.util.function.Predicate;

/**
 * What the analysis of a program gives to the rules. All lists are in a stable order.
 *
 * @param routes what the route configuration proves of callers
 * @param flows data of known sources that reaches sinks
 * @param duties access checks that are missing
 * @param timeReads reads of the local clock
 * @param mixedTimes differences of times that different reads gave
 * @param caught handlers that lose a database failure
 * @param isActionCode tells whether findings in a class (by its name) are of interest
 * @param hasEntryPoints whether the program has entry points of a framework
 * @param knowsUsers whether the program asks or tells anywhere who may do what
 * @param failures methods that could not be analysed
 * @param counts what was looked at
 */
public record ProgramFacts(
    ProgramIndex index,
    EntryPoints entryPoints,
    RouteRules routes,
    List<ValueFlow> flows,
    List<OpenDuty> duties,
    List<TimeRead> timeReads,
    List<MixedTimes> mixedTimes,
    List<CaughtFailure> caught,
    Predicate<String> isActionCode,
    boolean hasEntryPoints,
    boolean knowsUsers,
    List<Failure> failures,
    Counts counts) {
  public ProgramFacts {
    flows = List.copyOf(flows);
    duties = List.copyOf(duties);
    timeReads = List.copyOf(timeReads);
    mixedTimes = List.copyOf(mixedTimes);
    caught = List.copyOf(caught);
    failures = List.copyOf(failures);
  }

  /** A method that was skipped. */
  public record Failure(String method, String stage, String reason) {}

  /** Counts of one analysis. */
  public record Counts(
      int classes,
      int methods,
      int analyzed,
      long statements,
      long unknownStatements,
      long calls,
      long unresolvedCalls,
      long bounded) {}
}
