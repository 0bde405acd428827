package dev.actionguard.report;

import dev.actionguard.json.JsonFormatException;
import dev.actionguard.json.JsonObject;
import dev.actionguard.rule.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows of the authorization map as JSON, and reads them again. */
final class EndpointJson {
  private EndpointJson() {}

  /** Writes the members of one row. */
  static void write(Endpoint endpoint, Sources sources, Json json) throws IOException {
    json.object("place", () -> JsonReport.place(endpoint.place(), sources, json));
    json.text("sort", endpoint.sort());
    json.text("route", endpoint.route());
    json.objects(
        "inputs",
        endpoint.inputs(),
        input -> {
          json.text("name", input.name());
          json.text("type", input.type());
          json.text("origin", input.origin());
          json.texts("proved", input.proved());
        });
    json.objects(
        "validators",
        endpoint.validators(),
        validator -> {
          json.text("name", validator.name());
          json.texts("of", validator.of());
          json.text("proves", validator.proves());
          json.flag("throws", validator.throwing());
          json.object("place", () -> JsonReport.place(validator.place(), sources, json));
        });
    json.text("access", endpoint.sure());
    json.objects(
        "checks",
        endpoint.checks(),
        check -> {
          json.text("name", check.name());
          json.text("strength", check.strength());
          json.flag("throws", check.throwing());
          json.flag("byName", check.byName());
          json.object("place", () -> JsonReport.place(check.place(), sources, json));
        });
    json.objects(
        "database",
        endpoint.database(),
        use -> {
          json.text("access", use.access());
          json.text("target", use.target());
          json.text("query", use.query());
          json.text("method", use.method());
          json.flag("unchecked", use.unchecked());
          json.object("place", () -> JsonReport.place(use.place(), sources, json));
        });
    json.objects(
        "logs",
        endpoint.logs(),
        log -> {
          json.text("method", log.method());
          json.text("text", log.text());
          json.texts("values", log.values());
          json.object("place", () -> JsonReport.place(log.place(), sources, json));
        });
    json.flag("cut", endpoint.cut());
  }

  /** Reads one row. */
  static Endpoint read(JsonObject json) throws JsonFormatException {
    List<Endpoint.Input> inputs = new ArrayList<>();
    for (JsonObject item : json.objects("inputs")) {
      inputs.add(
          new Endpoint.Input(
              item.text("name"), item.text("type"), item.text("origin"), item.texts("proved")));
    }
    List<Endpoint.Validator> validators = new ArrayList<>();
    for (JsonObject item : json.objects("validators")) {
      validators.add(
          new Endpoint.Validator(
              Results.place(item.object("place")),
              item.text("name"),
              item.texts("of"),
              item.text("proves"),
              item.flag("throws")));
    }
    List<Endpoint.Check> checks = new ArrayList<>();
    for (JsonObject item : json.objects("checks")) {
      checks.add(
          new Endpoint.Check(
              Results.place(item.object("place")),
              item.text("name"),
              item.text("strength"),
              item.flag("throws"),
              item.flag("byName")));
    }
    List<Endpoint.Database> database = new ArrayList<>();
    for (JsonObject item : json.objects("database")) {
      database.add(
          new Endpoint.Database(
              Results.place(item.object("place")),
              item.text("access"),
              item.text("target"),
              item.text("query"),
              item.text("method"),
              item.flag("unchecked")));
    }
    List<Endpoint.Log> logs = new ArrayList<>();
    for (JsonObject item : json.objects("logs")) {
      logs.add(
          new Endpoint.Log(
              Results.place(item.object("place")),
              item.text("method"),
              item.text("text"),
              item.texts("values")));
    }
    return new Endpoint(
        Results.place(json.object("place")),
        json.text("sort"),
        json.text("route"),
        inputs,
        validators,
        checks,
        json.text("access"),
        database,
        logs,
        json.flag("cut"));
  }
}
