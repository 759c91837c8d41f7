// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.gangway.bench.StartedCommand.What;
import org.gangway.screening.LargeCorpus;
import org.gangway.wire.Json;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench start}. */
@Command(
        name = "start",
        description = {
            "Time from starting the JVM to being ready (face models loaded, process and routes running), beside a bare",
            "start: broker, one Camel route and one Kafka Streams topology, nothing else. The application starts with its",
            "class-data archive and its jvm.options; the bare start as plain java does, and once more with archive and",
            "options. All take turns, each on a folder that an uncounted first start has made. The JSON of the last line:",
            "  start_ms, bare_ms           medians, milliseconds",
            "  ratio                       start_ms / bare_ms",
            "  bare_archived_ms            median of the bare start with the application's archive and options, milliseconds",
            "  ratio_archived              start_ms / bare_archived_ms",
            "  resident_mb                 resident memory of the application when ready, median, 10^6 bytes",
            "  first_start_ms              on an empty folder: broker formatted, keys and topics made",
            "  first_resident_mb           resident memory when that is ready, 10^6 bytes",
            "  names                       of the list that the application starts with, beside the demonstration list",
            "  load_average                of the machine, at the end: above its processors it was not alone"
        })
final class StartCommand implements Callable<Integer> {

    @Option(names = "--starts", defaultValue = "5", description = "Starts of each kind (${DEFAULT-VALUE}).")
    private int starts;

    @Option(names = "--names", description = "Listed names to start with, made of those in --lists (none).")
    private int names;

    @Option(
            names = "--lists",
            defaultValue = "lists",
            description = "With --names: folder of published lists (${DEFAULT-VALUE}).")
    private Path lists = Path.of("lists");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One start. */
    private record Start(long millis, long residentKilobytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path data = Files.createTempDirectory("gangway-bench");
        try {
            Files.createDirectories(lists(data));
            if (names > 0) {
                LargeCorpus.write(lists, names, lists(data).resolve("invented.jsonl"));
            }
            Map<What, List<Start>> measured = new EnumMap<>(What.class);
            Start first = start(What.APPLICATION, data, out);
            start(What.BARE, data, out);
            for (int i = 0; i < starts; i++) {
                for (What what : What.values()) {
                    measured.computeIfAbsent(what, none -> new ArrayList<>()).add(start(what, data, out));
                }
            }
            out.println(new String(Json.write(figures(first, measured)), StandardCharsets.UTF_8));
            out.flush();
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        return 0;
    }

    private static Path lists(Path data) {
        return data.resolve("lists");
    }

    private Map<String, Object> figures(Start first, Map<What, List<Start>> measured) {
        Map<What, Long> millis = new EnumMap<>(What.class);
        measured.forEach((what, all) -> millis.put(what, median(all, Start::millis)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("start_ms", millis.get(What.APPLICATION));
        figures.put("bare_ms", millis.get(What.BARE));
        figures.put("ratio", ratio(millis, What.BARE));
        figures.put("bare_archived_ms", millis.get(What.BARE_ARCHIVED));
        figures.put("ratio_archived", ratio(millis, What.BARE_ARCHIVED));
        long resident = median(measured.getOrDefault(What.APPLICATION, List.of()), Start::residentKilobytes);
        figures.put("resident_mb", megabytes(resident));
        figures.put("first_start_ms", first.millis);
        figures.put("first_resident_mb", megabytes(first.residentKilobytes));
        figures.put("names", names);
        figures.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return figures;
    }

    private static long megabytes(long kilobytes) {
        return Math.round(kilobytes * 1.024 / 1000);
    }

    private static double ratio(Map<What, Long> millis, What to) {
        return Math.round(100.0 * millis.getOrDefault(What.APPLICATION, 0L) / millis.getOrDefault(to, 1L)) / 100.0;
    }

    private static long median(List<Start> starts, ToLongFunction<Start> figure) {
        return median(starts.stream().map(figure::applyAsLong).toList());
    }

    static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static Start start(What what, Path data, PrintWriter out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command(what, data))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.startsWith(StartedCommand.READY)) {
                line = lines.readLine();
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            if (line == null) {
                throw new IllegalStateException(
                        what + " did not start; look at: ./gangway bench started " + what + " " + data);
            }
            long resident = Long.parseLong(line.substring(StartedCommand.READY.length()));
            lines.lines().forEach(ignored -> {});
            process.waitFor();
            out.printf(Locale.ROOT, "%-12s %6d ms, %d MB%n", what, millis, resident / 1000);
            out.flush();
            return new Start(millis, resident);
        } finally {
            process.destroyForcibly();
        }
    }

    /** As this JVM was started, archive and all; the bare start as a plain {@code java} starts it. */
    private static List<String> command(What what, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (what != What.BARE) {
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        }
        command.add("-Dgangway.screening.lists=" + lists(data));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.gangway.command.Main"));
        command.addAll(List.of("bench", "started", what.name(), data.toString()));
        return command;
    }
}
