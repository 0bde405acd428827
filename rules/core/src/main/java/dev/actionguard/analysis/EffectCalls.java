package dev.actionguard.analysis;

import dev.actionguard.analysis.ActionEffects.Extent;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a call of a method of the program does that others see, and in which transaction. */
final class EffectCalls {
  private static final int MAX_STEPS = 40;

  /** Of more methods that a call can run, nobody can say which of their effects go together. */
  private static final int MAX_TARGETS = 8;

  private final AnalysisContext context;
  private final Recorder recorder;
  private final EffectLog log;

  EffectCalls(AnalysisContext context, Recorder recorder) {
    this.context = context;
    this.recorder = recorder;
    log = recorder.effectLog();
  }

  /**
   * Notes the effects of a callee.
   *
   * @param wrapping what the callee wraps
   */
  void record(CallSite call, MethodModel target, ActionEffects callee, Wrapping wrapping) {
    if (callee.equals(ActionEffects.NONE)) {
      return;
    }
    if (context.index().targets(call.kind(), call.method()).size() > MAX_TARGETS) {
      recorder.bounded();
      return;
    }
    Transactions transactions = context.transactions();
    Transactions.Declared declared = transactions.declared(target);
    boolean opens = declared != null && declared.opens();
    boolean bypassed = opens && transactions.bypassesProxy(call, target);
    List<WriteEffect> effects = new ArrayList<>();
    for (WriteEffect effect : callee.effects()) {
      effects.add(moved(effect, call, target, wrapping));
    }
    boolean apart = transactions.isAsynchronous(target) && !transactions.isSelfCall(call, target);
    boolean spans = opens && !bypassed;
    log.effects(
        call.site(),
        effects,
        apart,
        spans ? renewing(declared, target) : null,
        spans && callee.extent() == Extent.SEVERAL ? Extent.WHOLE : callee.extent());
    switch (callee.boundary()) {
      case NONE -> {}
      case BEGINS -> log.boundary(call.site(), EffectLog.Kind.BEGIN);
      case COMMITS -> log.boundary(call.site(), EffectLog.Kind.COMMIT);
      case ROLLS_BACK -> log.boundary(call.site(), EffectLog.Kind.ROLLBACK);
    }
    for (Split split : callee.splits()) {
      if (!opens || !split.isOfDatabase()) {
        log.split(passedOn(split, call, target, wrapping));
      } else if (bypassed && transactions.notIntercepted(target).isEmpty()) {
        log.split(
            new Split(
                transactions.isSelfCall(call, target)
                    ? Split.Reason.SELF_CALL
                    : Split.Reason.OWN_OBJECT,
                moved(split.first(), call, target, wrapping),
                moved(split.second(), call, target, wrapping),
                split.loop(),
                call.site(),
                target.reference()));
      }
    }
  }

  private static @Nullable MethodRef renewing(
      Transactions.@Nullable Declared declared, MethodModel target) {
    return declared != null && declared.propagation() == Transactions.Propagation.REQUIRES_NEW
        ? target.reference()
        : null;
  }

  private static Split passedOn(Split split, CallSite call, MethodModel target, Wrapping wrapping) {
    WriteEffect second = moved(split.second(), call, target, wrapping);
    return new Split(
        split.reason(),
        moved(split.first(), call, target, wrapping),
        second,
        split.loop(),
        split.place(),
        split.through());
  }

  private static WriteEffect moved(
      WriteEffect effect, CallSite call, MethodModel target, Wrapping wrapping) {
    boolean moves =
        effect.place().method().equals(target.reference())
            && (wrapping == Wrapping.MERE
                || (wrapping == Wrapping.STATEMENT && effect.kind() == WriteEffect.Kind.WRITE));
    List<CallStep> steps = effect.steps();
    if (steps.size() < MAX_STEPS) {
      steps = new ArrayList<>(steps.size() + 1);
      steps.add(new CallStep(call.site(), target.reference()));
      steps.addAll(effect.steps());
    }
    return effect.at(moves ? call.site() : effect.place(), steps);
  }
}
