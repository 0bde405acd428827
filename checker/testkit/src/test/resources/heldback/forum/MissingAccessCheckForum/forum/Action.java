package forum;

import jakarta.ws.rs.core.SecurityContext;

/** Template: the check is made here. */
abstract class CheckedAction {
  protected final Posts posts;
  private final Policy policy;

  CheckedAction(Posts posts, Policy policy) {
    this.posts = posts;
    this.policy = policy;
  }

  final void run(SecurityContext security, long id) {
    policy.check(security, name());
    perform(id);
  }

  protected abstract String name();

  protected abstract void perform(long id);
}

class EditAction extends CheckedAction {
  EditAction(Posts posts, Policy policy) {
    super(posts, policy);
  }

  @Override
  protected String name() {
    return "edit";
  }

  @Override
  protected void perform(long id) {
    posts.edit(id);
  }
}

class SplitAction {
  private final Posts posts;
  private final Policy policy;

  SplitAction(Posts posts, Policy policy) {
    this.posts = posts;
    this.policy = policy;
  }

  void run(SecurityContext security, long id) {
    if (policy.decide(security, "split") == Policy.Decision.PERMIT) {
      posts.split(id);
    } else {
      posts.splitAnyway(id);
    }
  }
}
