package forum;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

// ONLY: MissingAccessCheck
@Path("/posts")
public class PostResource {
  private final Posts posts;
  private final Policy policy;

  @Inject
  PostResource(Posts posts, Policy policy) {
    this.posts = posts;
    this.policy = policy;
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("moderator")
  public void remove(@PathParam("id") long id) {
    posts.remove(id);
  }

  @PUT
  @Path("/{id}/pin")
  public void pin(@PathParam("id") long id, @Context SecurityContext security) {
    if (!security.isUserInRole("moderator")) {
      throw new ForbiddenException();
    }
    posts.pin(id);
  }

  @PUT
  @Path("/{id}/unpin")
  public void unpin(@PathParam("id") long id) {
    posts.unpin(id);
  }

  @POST
  @Path("/{id}/lock")
  public void lock(@PathParam("id") long id, @Context SecurityContext security) {
    switch (policy.decide(security, "lock")) {
      case PERMIT -> posts.lock(id);
      case DENY -> throw new ForbiddenException();
    }
  }

  @POST
  @Path("/{id}/unlock")
  public void unlock(@PathParam("id") long id, @Context SecurityContext security) {
    posts.unlock(id, security.getUserPrincipal() == null ? "guest" : "user");
  }

  @POST
  @Path("/{id}/edit")
  public void edit(@PathParam("id") long id, @Context SecurityContext security) {
    new EditAction(posts, policy).run(security, id);
  }

  @POST
  @Path("/{id}/split")
  public void split(@PathParam("id") long id, @Context SecurityContext security) {
    new SplitAction(posts, policy).run(security, id);
  }

  @POST
  @Path("/{id}/vote")
  public void vote(@PathParam("id") long id) {
    posts.vote(id, 3);
  }

  @POST
  @Path("/{id}/archive")
  @RolesAllowed("admin")
  public void archive(@PathParam("id") long id) {
    posts.archiveTree(id, 3);
  }
}
