// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gangway.broker.EmbeddedBroker;

/** Broker, sandbox and application as processes of their own, on free ports and a folder of their own. */
final class Installation implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> SCENARIOS = List.of("drill-account", "drill-signed", "drill-leave");

    private static final String STEPS =
            "open-lead,screen-sanctions,rate-risk,sign-agreement,open-account,file-agreement,"
                    + "mail-agreement,update-lead,announce,close-case";

    final Path home;
    private final WebClient web;
    private final int brokerPort = EmbeddedBroker.freePort();
    private final int sandboxPort = EmbeddedBroker.freePort();
    private final int smtpPort = EmbeddedBroker.freePort();
    private final List<Integer> appPorts = new ArrayList<>(List.of(EmbeddedBroker.freePort()));
    private final Child sandbox;
    private Child broker;

    Installation(Path home, WebClient web) {
        this.home = home;
        this.web = web;
        write();
        this.sandbox = Child.start(
                home.resolve("sandbox.log"),
                "org.gangway.sandbox.Sandbox",
                List.of(Integer.toString(sandboxPort), Integer.toString(smtpPort), data()));
        this.broker = startBroker();
        await("the sandbox", sandbox, () -> listens(sandboxPort) && listens(smtpPort));
    }

    URI app() {
        return app(0);
    }

    private URI app(int instance) {
        while (appPorts.size() <= instance) {
            appPorts.add(EmbeddedBroker.freePort());
        }
        return URI.create("http://127.0.0.1:" + appPorts.get(instance));
    }

    URI sandbox() {
        return URI.create("http://127.0.0.1:" + sandboxPort);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
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
        arguments.addAll(options);
        arguments.add("--");
        properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=" + app(instance).getPort());
        return Child.start(home.resolve("app-" + instance + ".log"), Child.MAIN, arguments);
    }

    boolean healthy(int instance) {
        try {
            return web.get(app(instance).resolve("/actuator/health"), "")
                    .map(health -> health.path("status").asText().equals("UP"))
                    .orElse(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** SIGKILL, then a start on the same data. @param away how long it is not there */
    void restartBroker(Duration away) {
        broker.kill();
        Pause.of(away);
        broker = startBroker();
    }

    private Child startBroker() {
        Child started = Child.start(
                home.resolve("broker.log"),
                Child.MAIN,
                List.of("broker", "--data", data(), "--port", Integer.toString(brokerPort)));
        await("the broker", started, () -> listens(brokerPort));
        return started;
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("gangway.data", data());
        properties.put("gangway.routes", home.resolve("routes").toString());
        properties.put("gangway.routes-reload", "false");
        properties.put("gangway.scenarios.folder", home.resolve("scenarios").toString());
        properties.put("gangway.broker.embedded", "false");
        properties.put("gangway.kafka.bootstrap-servers", bootstrapServers());
        properties.put("gangway.sandbox.embedded", "false");
        properties.put("gangway.sandbox.port", Integer.toString(sandboxPort));
        properties.put("gangway.sandbox.smtp-port", Integer.toString(smtpPort));
        // No photos: the face engine would only make every start longer.
        properties.put("gangway.faces.enabled", "false");
        properties.put("gangway.steps", STEPS);
        properties.put("gangway.process.pace.farewell", "PT3S");
        properties.put("gangway.process.pace.reply", "PT45S");
        properties.put("gangway.process.pace.retry", "PT5S,PT10S,PT20S,PT30S");
        properties.put("gangway.sealing.wrapping-epoch", "PT30S");
        properties.put("gangway.sealing.door-epoch", "PT30S");
        properties.put("gangway.sealing.channel-epoch", "PT30S");
        properties.put("gangway.sealing.grace", "PT3S");
        properties.put("gangway.sealing.sweep", "PT2S");
        return properties;
    }

    private void write() {
        try {
            Files.createDirectories(home.resolve("routes"));
            Path scenarios = Files.createDirectories(home.resolve("scenarios"));
            for (String scenario : SCENARIOS) {
                String file = scenario + ".scenario.yaml";
                try (InputStream in = Objects.requireNonNull(
                        Installation.class.getClassLoader().getResourceAsStream("drill/" + file), file)) {
                    Files.copy(in, scenarios.resolve(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
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

    @Override
    public void close() {
        broker.close();
        sandbox.close();
    }
}
