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
import java.util.stream.Stream;

/** A process of the drill's own, whose output goes to a file. */
record Child(Process process) implements AutoCloseable {
    private static final String JAR = "lib/gangway.jar";
    static final String MAIN = "org.gangway.command.Main";

    /** @param log where its output goes, behind what is there */
    static Child start(Path log, String mainClass, List<String> arguments) {
        return start(log, List.of(), mainClass, arguments);
    }

    /** Of what is distributed, if a test says where that is; else as this JVM was started. @param options behind the JVM's own */
    static Child start(Path log, List<String> options, String mainClass, List<String> arguments) {
        Path dist = Path.of(System.getProperty("gangway.drill.dist", "")).toAbsolutePath();
        List<String> java = Files.exists(dist.resolve(JAR)) ? asDistributed(dist) : asThis();
        return begin(log, java, options, mainClass, arguments);
    }

    /** The same of another distribution. @param dist as {@code target/dist} is */
    static Child start(Path dist, Path log, List<String> options, List<String> arguments) {
        return begin(log, asDistributed(dist.toAbsolutePath()), options, MAIN, arguments);
    }

    private static Child begin(
            Path log, List<String> java, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
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

    /** What an application said that did not start. @param log where its output went */
    static String refusal(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("gangway:")).reduce("look into " + log, (before, last) -> last);
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

    /** What each of its threads is doing. */
    void writeThreads(Path file) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process dump = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            new Child(dump).ends(Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, as politely as an operator asks it. */
    @Override
    public void close() {
        leaves();
    }

    /** @return whether it went by itself when it was asked to */
    boolean leaves() {
        process.destroy();
        boolean gone = ends(Duration.ofSeconds(20));
        if (!gone) {
            kill();
        }
        return gone;
    }

    /** As {@code ./gangway} starts it: what a test drills is then what is distributed. */
    private static List<String> asDistributed(Path dist) {
        List<String> options = new ArrayList<>();
        options.add("@" + dist.resolve("jvm.options"));
        options.add("-Dgangway.models.dir=" + dist.resolve("models"));
        Path archive = dist.resolve("cds").resolve("gangway.aot");
        if (Files.exists(archive)) {
            options.addAll(List.of("-XX:AOTCache=" + archive, "-Xlog:aot*=off"));
        }
        Path sandbox = dist.resolve("lib-sandbox").resolve("gangway-sandbox.jar");
        options.addAll(List.of("-cp", dist.resolve(JAR) + File.pathSeparator + sandbox));
        return options;
    }

    /** Class-data archive and all. */
    private static List<String> asThis() {
        List<String> options =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        options.removeIf(option -> option.startsWith("-javaagent") || option.startsWith("-agentlib"));
        options.addAll(List.of("-cp", classPath()));
        return options;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
