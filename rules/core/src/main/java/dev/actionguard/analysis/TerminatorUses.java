package dev.actionguard.analysis;

import dev.actionguard.ir.Terminator;

/** Records what terminators do with values: time that is compared or returned is used. */
final class TerminatorUses {
  private final AnalysisContext context;
  private final Recorder recorder;
  private final State state;

  TerminatorUses(AnalysisContext context, Recorder recorder, State state) {
    this.context = context;
    this.recorder = recorder;
    this.state = state;
  }

  void record(Terminator terminator) {
    if (terminator instanceof Terminator.Branch branch) {
      Value left = MethodAnalysis.value(state, branch.left());
      Value right = MethodAnalysis.value(state, branch.right());
      if (!(StatementTransfer.hasTime(left) && StatementTransfer.hasTime(right))) {
        useContent(left);
        useContent(right);
      }
    } else if (terminator instanceof Terminator.Return r && r.value() != null) {
      Value value = MethodAnalysis.value(state, r.value());
      Labels returned = new HeapAccess(state, context.statics()).reachable(value);
      Clocks.returned(recorder, returned);
      returned.forEach(
          (label, marks) -> {
            boolean data = (marks & Mark.ASPECT) == 0;
            if (data
                && !state.facts().isChecked()
                && label instanceof Label.Source s
                && s.origin() == Origin.DATABASE) {
              recorder.returnedRead(s.site());
            } else if (data
                && label instanceof Label.Source s
                && s.origin() == Origin.EXCEPTION_DETAIL) {
              recorder.returnedDetail(s, r.range());
            }
          });
    }
  }

  /** A comparison's result is an aspect of the time; the use was noted where it was compared. */
  private void useContent(Value value) {
    Clocks.use(recorder, value.labels().filter(l -> (value.labels().marks(l) & Mark.ASPECT) == 0));
  }
}
