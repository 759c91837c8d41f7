// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of the drill's own, whose output goes to a file. */
record Child(Process process) implements AutoCloseable {
    private static final String JAR = "lib/gangway.jar";
    static final String MAIN = "org.gangway.command.Main";

    /** @param log where its output goes, behind what is there */
    static Child start(Path log, String mainClass, List<String> arguments) {
        return start(log, List.of(), mainClass, arguments);
    }

    /** @param options of its JVM, behind those of this one */
    static Child start(Path log, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(java());
        command.addAll(options);
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            // A drill that is interrupted leaves nobody behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Child(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        ends(Duration.ofSeconds(10));
    }

    boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    int status() {
        return process.exitValue();
    }

    /** The same, as politely as an operator asks it. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(Duration.ofSeconds(20))) {
            kill();
        }
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path dist = Path.of(System.getProperty("gangway.drill.dist", "")).toAbsolutePath();
        if (Files.exists(dist.resolve(JAR))) {
            asDistributed(dist, command);
        } else {
            asThis(command);
        }
        return command;
    }

    /** As {@code ./gangway} starts it: what a test drills is then what is distributed. */
    private static void asDistributed(Path dist, List<String> command) {
        command.add("@" + dist.resolve("jvm.options"));
        command.add("-Dgangway.models.dir=" + dist.resolve("models"));
        Path archive = dist.resolve("cds").resolve("gangway.aot");
        if (Files.exists(archive)) {
            command.addAll(List.of("-XX:AOTCache=" + archive, "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
        Path sandbox = dist.resolve("lib-sandbox").resolve("gangway-sandbox.jar");
        command.addAll(List.of("-cp", dist.resolve(JAR) + File.pathSeparator + sandbox));
    }

    /** As this JVM was started, class-data archive and all. */
    private static void asThis(List<String> command) {
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of("-cp", classPath()));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
