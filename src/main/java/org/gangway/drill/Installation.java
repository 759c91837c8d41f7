// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gangway.broker.FreePort;

/** Broker, sandbox and application as processes of their own, on free ports and a folder of their own. */
final class Installation implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(120);

    final Path home;
    /** Options of the JVM of every application, behind those it has anyway. */
    final List<String> jvm = new ArrayList<>();

    private final List<String> options = new ArrayList<>();
    private Optional<Path> distribution = Optional.empty();
    private final WebClient web;
    private final int brokerPort = FreePort.next();
    private final int sandboxPort = FreePort.next();
    private final int smtpPort = FreePort.next();
    private final AppSettings settings;
    private final List<Integer> appPorts = new ArrayList<>(List.of(FreePort.next()));
    private final List<Child> apps = new ArrayList<>();
    private final Child sandbox;
    private final Cluster cluster;
    /** Empty where brokers are somebody else's. */
    Optional<Child> broker = Optional.empty();

    Installation(Path home, WebClient web) {
        this(home, web, Optional.empty());
    }

    /** @param others instead of a broker of its own */
    Installation(Path home, WebClient web, Optional<Cluster> others) {
        this.home = home;
        this.cluster = others.orElseGet(() -> Cluster.of("127.0.0.1:" + brokerPort));
        this.web = web;
        this.settings = new AppSettings(home);
        jvm.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        ScenarioFiles.write(home);
        this.sandbox = Child.start(
                home.resolve("sandbox.log"),
                "org.gangway.sandbox.Sandbox",
                List.of(Integer.toString(sandboxPort), Integer.toString(smtpPort), folder().toString()));
        if (others.isEmpty()) {
            broker = Optional.of(startBroker());
        } else {
            set("gangway.topics.at-start", "verify");
            cluster.prepare(home.resolve("routes"));
        }
        await("the sandbox", sandbox, () -> Ports.listens(sandboxPort) && Ports.listens(smtpPort));
    }

    URI app() {
        return app(0);
    }

    private URI app(int instance) {
        while (appPorts.size() <= instance) {
            appPorts.add(FreePort.next());
        }
        return URI.create("http://127.0.0.1:" + appPorts.get(instance));
    }

    URI sandbox() {
        return URI.create("http://127.0.0.1:" + sandboxPort);
    }

    /** As what client the drill comes. */
    Map<String, Object> client() {
        return cluster.admin();
    }

    /** @param point where it ends itself, at its {@code nth} passing */
    Child startApp(String point, int nth) {
        return start(0, List.of("--point", point, "--nth", Integer.toString(nth)));
    }

    /** @param instance 0 is the one to which customers come */
    Child startApp(int instance) {
        return start(instance, List.of());
    }

    private Child start(int instance, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("drill", "app"));
        arguments.addAll(this.options);
        arguments.addAll(options);
        arguments.add("--");
        settings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=" + app(instance).getPort());
        Path log = home.resolve("app-" + instance + ".log");
        Child app = distribution
                .map(folder -> Child.start(folder, log, jvm, arguments))
                .orElseGet(() -> Child.start(log, jvm, Child.MAIN, arguments));
        apps.add(app);
        return app;
    }

    /** Every application that is started from now on has the clock that this file says. */
    void clock(Path file) {
        options.addAll(List.of("--clock", file.toString()));
    }

    /** Every application that is started from now on is this one. @param folder empty for the one that runs the drill */
    void distribution(Optional<Path> folder) {
        distribution = folder;
    }

    /** What the application is configured with. */
    Map<String, String> settings() {
        return settings.with(cluster.settings(), sandboxPort, smtpPort);
    }

    /** A property of every application that is started from now on. */
    void set(String property, String value) {
        settings.set(property, value);
    }

    Health health(int instance) {
        return new Health(web, app(instance));
    }

    /** SIGKILL, then a start on the same data. @param away how long it is not there */
    void restartBroker(Duration away) {
        ownBroker().kill();
        Pause.of(away);
        broker = Optional.of(startBroker());
    }

    /** Whether the broker ends by itself in time. */
    boolean brokerEnds(Duration patience) {
        return ownBroker().ends(patience);
    }

    private Child ownBroker() {
        return broker.orElseThrow(() -> new DrillFailed("this drill breaks a broker of its own: leave --cluster away"));
    }

    /** What it has said. @param part as {@code broker}, {@code app-0} */
    List<String> log(String part) {
        try {
            // whoever was killed may have left half a character
            return Files.readAllLines(home.resolve(part + ".log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In how many lines the application, in all its lives, has said this. */
    int said(int instance, String text) {
        return (int) log("app-" + instance).stream()
                .filter(line -> line.contains(text))
                .count();
    }

    private Child startBroker() {
        Child started = Child.start(
                home.resolve("broker.log"),
                Child.MAIN,
                List.of("broker", "--data", folder().toString(), "--port", Integer.toString(brokerPort)));
        await("the broker", started, () -> Ports.listens(brokerPort));
        return started;
    }

    Path folder() {
        return home.resolve("data");
    }

    private void await(String what, Child child, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (!child.alive() || System.nanoTime() > end) {
                throw new DrillFailed(what + " did not start; its output is in " + home);
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    /** Nobody waits for what they would still tidy up: all that is looked at has been looked at. */
    @Override
    public void close() {
        apps.forEach(Child::kill);
        broker.ifPresentOrElse(Child::kill, cluster::clear);
        sandbox.kill();
    }
}
