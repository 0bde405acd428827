package dev.actionguard.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the analysis of a program gives to the rules. All lists are in a stable order.
 *
 * @param routes what the route configuration proves of callers
 * @param flows data of known sources that reaches sinks
 * @param rejectedGuards for flows of bound values the check that was meant to stop them
 * @param ignoredGuards checks whose answer nothing looks at
 * @param idleConstraints finds declared constraints without effect
 * @param duties access checks that are missing
 * @param seenChecks checks in the program that check nothing, wherever they are
 * @param timeReads reads of the local clock
 * @param mixedTimes differences of times that different reads gave
 * @param caught handlers that lose a database failure
 * @param leaks details of database exceptions that callers of the program see
 * @param escapes database exceptions that leave entry points unhandled
 * @param splits effects that belong together and that no transaction spans
 * @param faults what else code does wrong about failures of the database
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
    Map<ValueFlow, RejectedGuard> rejectedGuards,
    List<RejectedGuard> ignoredGuards,
    IdleConstraints idleConstraints,
    List<OpenDuty> duties,
    List<SeenCheck> seenChecks,
    List<TimeRead> timeReads,
    List<MixedTimes> mixedTimes,
    List<CaughtFailure> caught,
    List<DetailLeak> leaks,
    List<Escape> escapes,
    List<OpenSplit> splits,
    List<Fault> faults,
    Predicate<String> isActionCode,
    boolean hasEntryPoints,
    boolean knowsUsers,
    List<Failure> failures,
    Counts counts) {
  public ProgramFacts {
    flows = List.copyOf(flows);
    rejectedGuards = Map.copyOf(rejectedGuards);
    ignoredGuards = List.copyOf(ignoredGuards);
    duties = List.copyOf(duties);
    seenChecks = List.copyOf(seenChecks);
    timeReads = List.copyOf(timeReads);
    mixedTimes = List.copyOf(mixedTimes);
    caught = List.copyOf(caught);
    leaks = List.copyOf(leaks);
    escapes = List.copyOf(escapes);
    splits = List.copyOf(splits);
    faults = List.copyOf(faults);
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
