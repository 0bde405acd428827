package lending;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

// ONLY: QueryInjection
@Path("/loans")
public class LoanResource {
  private final LoanQueries queries;

  @Inject
  LoanResource(LoanQueries queries) {
    this.queries = queries;
  }

  @GET
  public List<Loan> list(@QueryParam("sort") String sort, @QueryParam("title") String title) {
    return queries.list(LoanFilter.builder().title(title).sort(sort).build());
  }

  @GET
  @Path("/named")
  public List<Loan> named(@QueryParam("order") String order) {
    return queries.ordered(Optional.ofNullable(order).map(Columns::of).orElse("due"));
  }

  @GET
  @Path("/loose")
  public List<Loan> loose(@QueryParam("order") String order) {
    return queries.orderedLoosely(Optional.ofNullable(order).map(String::strip).orElse("due"));
  }

  @GET
  @Path("/branch/{code}")
  public List<Loan> branch(@PathParam("code") String code) {
    return queries.ofBranch(new BranchCode(code));
  }

  @GET
  @Path("/shelf/{name}")
  public List<Loan> shelf(@PathParam("name") String name) {
    return queries.ofShelf(new Shelf(name));
  }

  @POST
  @Path("/close/{state}")
  public int close(@PathParam("state") LoanState state, @HeaderParam("X-Why") String why) {
    return queries.close(state, why);
  }
}
