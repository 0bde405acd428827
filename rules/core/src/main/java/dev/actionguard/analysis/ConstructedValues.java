package dev.actionguard.analysis;

import dev.actionguard.analysis.BeanMembers.Member;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Type;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * What value objects prove: a final field that each constructor fills with checked data holds
 * checked data in every object that there is, whoever made it. To be asked once all summaries are
 * there.
 */
final class ConstructedValues {
  private static final AbstractObject THIS = new AbstractObject.Parameter(0, AccessPath.EMPTY);

  private final ProgramIndex index;
  private final Summaries summaries;
  private final BeanMembers beans;
  private final Map<Member, Integer> cache = new HashMap<>();

  ConstructedValues(ProgramIndex index, Summaries summaries) {
    this.index = index;
    this.summaries = summaries;
    beans = new BeanMembers(index);
  }

  /**
   * Returns whether what reaches a sink is a part of a parameter that its own class has checked.
   */
  boolean prove(ValueFlow flow) {
    Label.Source source = flow.source();
    MethodModel method = index.method(source.site().method());
    boolean input =
        switch (flow.sink().kind()) {
          case TEXT, IDENTIFIER, BIND, KEY -> source.origin() == Origin.UNTRUSTED;
          default -> false;
        };
    boolean part =
        input
            && source.site().block() == -1
            && source.derivations() == 0
            && !source.path().isEmpty();
    if (!part || method == null || source.site().index() >= method.parameters().size()) {
      return false;
    }
    Type type = method.parameters().get(source.site().index()).type();
    int marks = 0;
    for (String name : source.path().parts()) {
      if (AccessPath.isElement(name)) {
        marks = 0;
        type = DeclaredConstraints.element(type);
      } else if (!name.equals(AccessPath.REST)) {
        Member member = beans.member(type.name(), name);
        if (member == null) {
          return false;
        }
        marks = marks(member);
        type = member.type();
      }
      if (EntryPoints.isClosed(type, index)) {
        // The fields of a constant are constant, too.
        return true;
      }
    }
    return Demands.isClean(flow.sink().kind(), marks | content(type, 0));
  }

  /** What holds for all data in an object; nothing where any of it was not checked. */
  private int content(Type type, int depth) {
    if (EntryPoints.isClosed(type, index)) {
      return -1;
    }
    Map<String, Member> members = beans.members(type.name());
    if (members.isEmpty() || depth > AccessPath.LIMIT) {
      return 0;
    }
    int all = -1;
    for (Member member : members.values()) {
      all &= marks(member) | content(member.type(), depth + 1);
    }
    return all;
  }

  private int marks(Member member) {
    return cache.computeIfAbsent(member, this::compute);
  }

  private int compute(Member member) {
    ClassModel owner = index.program().find(member.owner()).orElse(null);
    if (owner == null || !Modifier.isFinal(member.field().modifiers())) {
      return 0;
    }
    int all = -1;
    for (MethodModel method : owner.methods()) {
      if (method.isConstructor()) {
        all &= stored(method, member.field().name());
      }
    }
    return all == -1 ? 0 : all;
  }

  /** What holds for the value that a constructor leaves in a field. */
  private int stored(MethodModel constructor, String field) {
    MethodSummary summary = summaries.get(constructor.reference());
    ObjectState state = summary == null ? null : summary.heap().get(THIS);
    Value value = state == null ? null : state.fields().get(field);
    if (summary == null || value == null) {
      return 0;
    }
    if (value.isFromConstants()) {
      return -1;
    }
    int[] all = {-1};
    value.labels().forEach((label, marks) -> all[0] &= marks | summary.facts().guard(label));
    return all[0] == -1 ? value.cleaned() : all[0] | value.cleaned();
  }
}
