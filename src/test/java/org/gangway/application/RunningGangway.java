// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gangway.Gangway;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.broker.FreePort;
import org.gangway.broker.TestBroker;
import org.gangway.demo.DemoBank;
import org.gangway.demo.DemoCustomer;
import org.gangway.wire.Json;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole application in profile {@code local}, on free ports and a folder of its own, and a credit bureau beside it. */
final class RunningGangway implements AutoCloseable {
    private final Path home;
    private final URI sandbox;
    private final Optional<TestBroker> cluster = TestBroker.instead();
    private final ConfigurableApplicationContext context;
    private final HttpServer bureau;
    private final List<JsonNode> askedOfBureau = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningGangway(Map<String, String> settings, ApplicationContextInitializer<GenericApplicationContext> more)
            throws IOException {
        home = Files.createTempDirectory("gangway-it");
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("scenarios"));
        bureau = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bureau.createContext("/scores", this::score);
        bureau.start();
        int sandboxPort = FreePort.next();
        sandbox = URI.create("http://127.0.0.1:" + sandboxPort);
        Map<String, String> all = new TreeMap<>(Map.of(
                "gangway.data", home.resolve("data").toString(),
                "gangway.routes", home.resolve("routes").toString(),
                "gangway.scenarios.folder", home.resolve("scenarios").toString(),
                "gangway.broker.port", "0",
                "server.port", "0",
                "gangway.sandbox.port", Integer.toString(sandboxPort),
                "gangway.sandbox.smtp-port", Integer.toString(FreePort.next()),
                "gangway.eventbridge.linger", "PT0.2S",
                "gangway.credit-bureau.url",
                        "http://127.0.0.1:" + bureau.getAddress().getPort()));
        cluster.ifPresent(broker -> all.putAll(broker.settings()));
        all.putAll(settings);
        context = new SpringApplicationBuilder(Gangway.class)
                .profiles("local")
                .initializers(more)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** @param settings besides those that any test needs */
    static RunningGangway start(Map<String, String> settings) {
        return start(settings, context -> {});
    }

    /** @param more given the context before its beans are made */
    static RunningGangway start(
            Map<String, String> settings, ApplicationContextInitializer<GenericApplicationContext> more) {
        try {
            return new RunningGangway(settings, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI app() {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    URI sandbox() {
        return sandbox;
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("data");
    }

    /** Files of its broker; of those in containers a new copy. */
    Path brokersFiles() throws IOException {
        return cluster.isEmpty()
                ? data().resolve("broker")
                : cluster.get().files(Files.createTempDirectory(home, "brokers"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String bootstrapServers() {
        return String.valueOf(context.getEnvironment().getProperty("gangway.kafka.bootstrap-servers"));
    }

    DemoPhotos photos() {
        return DemoPhotos.load(Path.of(System.getProperty("gangway.models.dir", "target/models")));
    }

    DemoCustomer customer() {
        return new DemoCustomer(app());
    }

    DemoBank bank() {
        return new DemoBank(app(), sandbox);
    }

    /** The bodies of all questions to the credit bureau. */
    List<JsonNode> askedOfBureau() {
        return askedOfBureau;
    }

    /** @param times 0: until {@link #everythingWorks} */
    void breakIt(String target, String fault, int times) {
        breakIt(target, fault, times, 0);
    }

    void breakIt(String target, String fault, int times, long millis) {
        Map<String, Object> knob = Map.of("target", target, "fault", fault, "times", times, "millis", millis);
        send(HttpRequest.newBuilder(sandbox.resolve("/knobs")).POST(BodyPublishers.ofByteArray(Json.write(knob))));
    }

    /** What somebody does at a counterparty. */
    void sandboxPost(String path) {
        send(HttpRequest.newBuilder(sandbox.resolve(path)).POST(BodyPublishers.ofString("{}")));
    }

    void everythingWorks() {
        send(HttpRequest.newBuilder(sandbox.resolve("/knobs")).DELETE());
    }

    /** A file of the sandbox, as it is. */
    byte[] sandboxFile(String path) {
        try {
            return http.send(HttpRequest.newBuilder(sandbox.resolve(path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode sandbox(String path) {
        return send(HttpRequest.newBuilder(sandbox.resolve(path)));
    }

    /** A case and its journal, as a reviewer sees them. */
    JsonNode caseAndJournal(String caseId) {
        String login = Base64.getEncoder().encodeToString("ada:ada-local".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(app().resolve("/api/cases/" + caseId))
                .header("Authorization", "Basic " + login));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.header("Accept", "application/json").build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void score(HttpExchange call) throws IOException {
        try (call) {
            askedOfBureau.add(Json.MAPPER.readTree(call.getRequestBody().readAllBytes()));
            byte[] answer = Json.write(Map.of("score", 612));
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        context.close();
        cluster.ifPresent(TestBroker::close);
        bureau.stop(0);
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
