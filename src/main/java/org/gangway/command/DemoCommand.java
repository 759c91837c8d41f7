// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gangway.Gangway;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.wire.Json;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway demo}: broker, application and sandbox in this process, and three customers. */
@Command(
        name = "demo",
        description = {
            "Plays three customers: one is approved, one is on a sanctions list, one leaves half way.",
            "With --headless the last line is JSON: for each of approved, refused and abandoned its outcome and",
            "milliseconds; as_expected, total_milliseconds (with the start of the application)."
        })
final class DemoCommand implements Callable<Integer> {

    /** Days become seconds, so that reminders, expiry and the end of key epochs can be watched. */
    private static final Map<String, Object> SHORTENED = Map.of(
            "gangway.process.pace.remind", "PT4S",
            "gangway.process.pace.expire", "PT8S",
            "gangway.process.pace.max-age", "PT5M",
            "gangway.process.pace.closing", "PT4M",
            "gangway.sealing.max-case-age", "PT10M",
            "gangway.eventbridge.linger", "PT0.2S",
            "spring.main.banner-mode", "off");

    @Option(
            names = "--headless",
            description = "End after the three customers; exit status 0 only if all ended as expected.")
    private boolean headless;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Folder of broker, keys and objects (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of the application (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        long start = System.nanoTime();
        out.println("Starting broker, application and sandbox ...");
        try (ConfigurableApplicationContext app = run()) {
            out.printf("Ready after %.1f s.%n", seconds(start));
            Map<String, DemoStory.Ending> endings = play(app, out);
            boolean expected = endings.entrySet().stream()
                    .allMatch(e -> e.getKey().equals(e.getValue().outcome()));
            if (headless) {
                out.println(summary(endings, expected, start));
                return expected ? 0 : 1;
            }
            stay(app, out);
            return expected ? 0 : 1;
        }
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(Gangway.class)
                .profiles("local")
                .properties(SHORTENED)
                .run("--gangway.data=" + data, "--server.port=" + port);
    }

    private static Map<String, DemoStory.Ending> play(ConfigurableApplicationContext app, PrintStream out) {
        int port = ((WebServerApplicationContext) app).getWebServer().getPort();
        URI here = URI.create("http://127.0.0.1:" + port);
        URI sandbox =
                URI.create("http://127.0.0.1:" + app.getEnvironment().getProperty("gangway.sandbox.port", "8090"));
        Path models = Path.of(app.getEnvironment().getProperty("gangway.models.dir", "models/weights"));
        DemoStory story = new DemoStory(here, new DemoBank(here, sandbox), DemoPhotos.load(models), out);
        Map<String, Supplier<DemoStory.Ending>> parts = new LinkedHashMap<>();
        parts.put("approved", story::approved);
        parts.put("refused", story::refused);
        parts.put("abandoned", story::abandoned);
        Map<String, DemoStory.Ending> endings = new LinkedHashMap<>();
        parts.forEach((name, part) -> endings.put(name, part.get()));
        return endings;
    }

    private static String summary(Map<String, DemoStory.Ending> endings, boolean expected, long start) {
        Map<String, Object> json = new LinkedHashMap<>();
        endings.forEach((name, ending) -> json.put(name, DemoStory.json(ending)));
        json.put("as_expected", expected);
        json.put(
                "total_milliseconds",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return new String(Json.write(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void stay(ConfigurableApplicationContext app, PrintStream out) throws InterruptedException {
        int port = ((WebServerApplicationContext) app).getWebServer().getPort();
        out.println();
        List.of(
                        "Chat page     http://localhost:" + port + "/",
                        "Cases page    http://localhost:" + port + "/cases   (log in as ada / ada-local)",
                        "Metrics       http://localhost:" + port + "/actuator/prometheus",
                        "Sandbox       http://localhost:8090/",
                        "Press Ctrl-C to end.")
                .forEach(out::println);
        Thread.currentThread().join();
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
