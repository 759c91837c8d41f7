// SPDX-License-Identifier: Apache-2.0
package org.gangway.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.gangway.Skips;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A Python server in a process of its own: random loopback port, nothing of this machine's AWS configuration. */
final class Emulator implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final int port = freePort();
    private final Path folder;
    private final Path python;
    private final Thread atExit = new Thread(this::stop);
    private @Nullable Process process;

    private Emulator(String name) {
        this.name = name;
        this.python = Path.of("target", "venv-" + name, "bin", "python").toAbsolutePath();
        Skips.unless(
                Files.exists(python.resolveSibling("../complete")),
                "target/venv-" + name + " is absent (make it with src/test/python/make-venvs.sh " + name + ")");
        try {
            this.folder = Files.createTempDirectory("gangway-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts and waits until {@code readyPath} answers 200. {@code {port}} and {@code {folder}} are filled in. */
    static Emulator start(String name, List<String> arguments, Map<String, String> environment, String readyPath) {
        Emulator emulator = new Emulator(name);
        try {
            emulator.launch(arguments, environment);
            emulator.awaitReady(readyPath);
            return emulator;
        } catch (IOException | RuntimeException e) {
            String log = emulator.log();
            emulator.close();
            throw new IllegalStateException(name + " did not start; its last lines:\n" + log, e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void launch(List<String> arguments, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(python.toString());
        arguments.stream().map(this::fill).forEach(builder.command()::add);
        builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().clear();
        hermetic(environment).forEach((key, value) -> builder.environment().put(key, fill(value)));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private Map<String, String> hermetic(Map<String, String> environment) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PATH", python.getParent() + ":/usr/bin:/bin");
        all.put("HOME", folder.toString());
        all.put("TMPDIR", folder.toString());
        all.put("LANG", "C.UTF-8");
        all.put("AWS_EC2_METADATA_DISABLED", "true");
        all.put("AWS_CONFIG_FILE", empty.toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", empty.toString());
        return all;
    }

    private void awaitReady(String path) {
        HttpRequest request = HttpRequest.newBuilder(endpoint().resolve(path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await(name)
                    .atMost(READY_WITHIN)
                    .pollDelay(Duration.ofMillis(200))
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(name + " ended by itself", () -> process == null || !process.isAlive())
                    .until(() -> answers(http, request));
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void stop() {
        try {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String log() {
        try {
            String all = Files.readString(folder.resolve("log"));
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private String fill(String text) {
        return text.replace("{port}", Integer.toString(port)).replace("{folder}", folder.toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
