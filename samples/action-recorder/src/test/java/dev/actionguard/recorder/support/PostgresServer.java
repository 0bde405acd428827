package dev.actionguard.recorder.support;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL server for the tests of one process. Either one that runs already, named by the
 * property {@code actionguard.test.postgres.url} (with {@code .user} and {@code .password}; the
 * user must be allowed to create databases), or one that is started from binaries that come as a
 * Maven artifact.
 *
 * <p>PostgreSQL refuses to run as root. Root therefore runs it as nobody, by {@code setpriv} or
 * {@code runuser}; where there is neither, it is left to the artifact's own launcher, which tries a
 * user namespace.
 */
public final class PostgresServer {

  private static final String PROPERTY = "actionguard.test.postgres.url";
  private static final List<List<String>> WAYS_DOWN =
      List.of(
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
          List.of("runuser", "-u", "nobody", "--"));

  private final String url;
  private final String user;
  private final String password;

  private PostgresServer(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  private static final class Holder {
    static final PostgresServer INSTANCE = start();
  }

  /** Returns the server of this process, started on first use. */
  public static PostgresServer instance() {
    return Holder.INSTANCE;
  }

  private String url(String database) {
    int parameters = url.indexOf('?');
    String base = parameters < 0 ? url : url.substring(0, parameters);
    String rest = parameters < 0 ? "" : url.substring(parameters);
    return base.substring(0, base.lastIndexOf('/') + 1) + database + rest;
  }

  /** Creates a new database, dropped at the end if the server stays. */
  public String createDatabase() throws SQLException {
    String name = "recorder_" + UUID.randomUUID().toString().replace('-', '_');
    execute("CREATE DATABASE " + name);
    if (System.getProperty(PROPERTY) != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(name), "drop-database"));
    }
    return url(name);
  }

  private void drop(String name) {
    try {
      execute("DROP DATABASE " + name + " WITH (FORCE)");
    } catch (SQLException e) {
      System.err.println("a test database was not dropped: " + e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  private static PostgresServer start() {
    String external = System.getProperty(PROPERTY);
    if (external != null) {
      return new PostgresServer(
          external,
          System.getProperty("actionguard.test.postgres.user", "postgres"),
          System.getProperty("actionguard.test.postgres.password", ""));
    }
    try {
      List<String> wayDown = isRoot() ? wayDown() : List.of();
      return wayDown.isEmpty() ? startHere() : startAs(wayDown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer startHere() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
    return new PostgresServer(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  /** Unpacks the binaries and runs them as another user. */
  private static PostgresServer startAs(List<String> wayDown) throws IOException {
    Path home = Files.createTempDirectory("actionguard-postgres");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path binaries = Files.createDirectory(home.resolve("server"));
    unpack(binaries);
    String data = home.resolve("data").toString();
    String bin = binaries.resolve("bin").toString();
    int port = freePort();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(wayDown, bin, data, home), "stop-postgres"));
    run(
        home,
        wayDown,
        List.of(
            bin + "/initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync"));
    run(
        home,
        wayDown,
        List.of(
            bin + "/pg_ctl",
            "-D",
            data,
            "-l",
            home.resolve("log").toString(),
            "-o",
            "-p " + port + " -k " + home + " -c fsync=off -c max_connections=200",
            "-w",
            "start"));
    return new PostgresServer("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
  }

  private static void stop(List<String> wayDown, String bin, String data, Path home) {
    try {
      run(home, wayDown, List.of(bin + "/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"));
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      System.err.println("the test server was not cleaned up: " + e);
    }
  }

  private static void run(Path home, List<String> wayDown, List<String> command)
      throws IOException {
    List<String> line = new ArrayList<>(wayDown);
    line.addAll(command);
    Path output = Files.createTempFile(home, "output", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void unpack(Path target) throws IOException {
    String machine = System.getProperty("os.arch").contains("aarch64") ? "arm_64" : "x86_64";
    try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", machine);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the archive leaves its directory");
        }
        extract(tar, entry, file);
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    boolean executable = (entry.getMode() & 0100) != 0;
    Set<PosixFilePermission> permissions =
        PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    Files.setPosixFilePermissions(file, permissions);
  }

  private static boolean isRoot() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && "root".equals(System.getProperty("user.name"));
  }

  /** Returns the first way to run a command as nobody that works here, or an empty list. */
  private static List<String> wayDown() throws IOException {
    Path home = Files.createTempDirectory("actionguard-user");
    try {
      for (List<String> way : WAYS_DOWN) {
        if (works(home, way)) {
          return way;
        }
      }
      return List.of();
    } finally {
      try (Stream<Path> files = Files.list(home)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(home);
    }
  }

  private static boolean works(Path home, List<String> way) {
    try {
      run(home, way, List.of("true"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
