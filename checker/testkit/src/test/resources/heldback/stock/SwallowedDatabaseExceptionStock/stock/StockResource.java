package stock;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;

// ONLY: SwallowedDatabaseException
@Path("/stock")
public class StockResource {
  private final StockService service;
  private final Map<String, Function<String, Outcome>> verbs;

  @Inject
  StockResource(StockService service) {
    this.service = service;
    this.verbs = Map.of("add", service::add, "drop", service::drop);
  }

  @POST
  @Path("/{verb}/{sku}")
  public Response change(@PathParam("verb") String verb, @PathParam("sku") String sku) {
    Outcome outcome = verbs.get(verb).apply(sku);
    return outcome instanceof Outcome.Failed ? Response.serverError().build() : Response.ok().build();
  }

  @PUT
  @Path("/{sku}")
  public Response rename(@PathParam("sku") String sku) {
    try {
      service.rename(sku);
      // OK: a response of its own
    } catch (StoreException e) {
      return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{sku}")
  public Response remove(@PathParam("sku") String sku) {
    try {
      service.remove(sku);
      // BUG: SwallowedDatabaseException
    } catch (StoreException e) {
      System.Logger log = System.getLogger("stock");
      log.log(System.Logger.Level.WARNING, "could not remove", e);
    }
    service.recount(sku);
    return Response.noContent().build();
  }
}
