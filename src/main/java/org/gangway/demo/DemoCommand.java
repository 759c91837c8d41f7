// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gangway.Gangway;
import org.gangway.biometrics.DemoPhotos;
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
            "With --headless the last line is JSON: for each of approved, refused and abandoned its outcome, whether",
            "the customer was reminded, and milliseconds; as_expected, total_milliseconds (with the start of the",
            "application). as_expected: the outcomes are those, and the one who leaves was reminded before."
        })
public final class DemoCommand implements Callable<Integer> {

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
            URI here = URI.create("http://127.0.0.1:" + port(app));
            DemoBank bank = new DemoBank(here, URI.create("http://127.0.0.1:" + sandboxPort(app)));
            bank.awaken();
            out.printf("Ready after %.1f s.%n", seconds(start));
            DemoEndings endings = play(new DemoStory(here, bank, photos(app), out));
            endings.failures().forEach(failure -> System.err.println("gangway: " + failure));
            if (headless) {
                out.println(
                        endings.json(Duration.ofNanos(System.nanoTime() - start).toMillis()));
            } else {
                stay(app, out);
            }
            return endings.asExpected() ? 0 : 1;
        }
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(Gangway.class)
                .profiles("local")
                .properties(SHORTENED)
                .run("--gangway.data=" + data, "--server.port=" + port);
    }

    static DemoPhotos photos(ConfigurableApplicationContext app) {
        return DemoPhotos.load(Path.of(app.getEnvironment().getProperty("gangway.models.dir", "models/weights")));
    }

    private static DemoEndings play(DemoStory story) {
        DemoEndings endings = new DemoEndings();
        endings.play("approved", story::approved);
        endings.play("refused", story::refused);
        endings.play("abandoned", story::abandoned);
        return endings;
    }

    private static int port(ConfigurableApplicationContext app) {
        return ((WebServerApplicationContext) app).getWebServer().getPort();
    }

    private static String sandboxPort(ConfigurableApplicationContext app) {
        return app.getEnvironment().getProperty("gangway.sandbox.port", "8090");
    }

    private static void stay(ConfigurableApplicationContext app, PrintStream out) throws InterruptedException {
        out.println();
        links(port(app), sandboxPort(app)).forEach(out::println);
        Thread.currentThread().join();
    }

    static List<String> links(int port, String sandboxPort) {
        return List.of(
                "Chat page     http://localhost:" + port + "/",
                "Cases page    http://localhost:" + port + "/cases   (log in as ada / ada-local)",
                "Metrics       http://localhost:" + port + "/actuator/prometheus",
                "Sandbox       http://localhost:" + sandboxPort + "/",
                "Press Ctrl-C to end.");
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
