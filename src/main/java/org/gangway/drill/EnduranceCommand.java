// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway bench endurance}. Needs what drills need: an installation of its own, and customers. */
@Command(
        name = "endurance",
        description = {
            "A start with many open cases, a steady load for a long time, and a vendor that is slow for a while.",
            "",
            "Broker, sandbox and application are processes of their own, others for the open cases than for the load. First it is",
            "measured how many customers a second can come, then 60 %% of them come: 10 %% of the time to warm up, 55 %% with nothing",
            "else, 15 %% while core banking is slow, 20 %% when it is well again. What is kept for a time after a case has ended (the",
            "stub, which is 24 hours, and what the console shows) is kept for as long as the warming up, or memory would grow for a",
            "day. At the end each case is looked at as in a drill. first and last are the first and the last third of the time with",
            "nothing else, medians.",
            "A drawing of it all is in FOLDER/endurance.html. The JSON of the last line:",
            "  limit_per_second, rate_per_second  customers that could come; that came",
            "  minutes                     how long they came",
            "  heap_first, heap_last       of the application, after a collection, MB; may grow by a tenth and 16",
            "  heap_mb_per_hour            slope of the line that fits best",
            "  resident_first, resident_last, threads_first, threads_last, files_first, files_last",
            "                              of the application: resident memory in MB, threads, open files beyond one for each",
            "                              customer under way; may grow by a tenth and 64, 10, 50",
            "  broker_resident_mb          of the broker, in the last third",
            "  replies, reply_p50_ms       how many replies were timed, from the answer in the browser to the next question there",
            "  reply_p99_first_ms, reply_p99_last_ms, reply_p99_slow_ms",
            "                              in the first and last third, and while the vendor was slow: at most twice the first,",
            "                              which is not judged where a third has fewer than 1000 replies",
            "  lag_first, lag_last         records that all groups together have yet to commit; no group may be behind more than",
            "                              twice as far and five seconds of work. Growth, of lag or of memory, is not judged",
            "                              where the time with nothing else is shorter than five minutes",
            "  slow_call_ms, slow_seconds  how long the vendor took for each call; for how long it was slow",
            "  usual_wait, slow_wait_most  commands that waited for it on their topic: as many as usual, before; the most",
            "  slow_under_way_most         the most customers at the same time",
            "  slow_heap_most              the largest heap meanwhile, MB; may be a quarter and 32 above the usual, and",
            "                              0.1 for each page more that is open, since customers wait in front of it",
            "  drained_seconds             from when the vendor was well until no more waited for it than before",
            "  handed_out_again, in_operations  commands that waited for so long that they were handed out again; that came to",
            "                              the queue operations: there must be none",
            "  open_cases, opened_per_second  cases that wait for a customer, and how fast they were opened",
            "  empty_start_seconds         from the start of the JVM to being healthy, without cases",
            "  restore_seconds             from the start of the JVM until every partition is restored from its changelog and",
            "                              worked on, with nothing on the local disk; at most --restore-limit",
            "  restored_reply_ms           the slowest reply to customers who went on right then, in the midst of all reminders",
            "  reminded, reminded_seconds  customers whose reminder was due at the start; when the last one was reminded",
            "  restored_heap_mb, restored_resident_mb, heap_limit_mb  memory then, and how large the heap may become",
            "The rest as in: ./gangway drill crash --help"
        })
public final class EnduranceCommand extends DrillTask {

    @Option(
            names = "--minutes",
            defaultValue = "30",
            description = "How long customers come; 0 to leave that out (${DEFAULT-VALUE}).")
    private double minutes = 30;

    @Option(
            names = "--limit",
            defaultValue = "0",
            paramLabel = "RATE",
            description =
                    "What it can take, customers a second, if that is known; 0: it is measured (${DEFAULT-VALUE}).")
    private double limit;

    @Option(
            names = "--limit-seconds",
            defaultValue = "90",
            paramLabel = "SECONDS",
            description = "How long to measure that (${DEFAULT-VALUE}).")
    private int limitSeconds = 90;

    @Option(
            names = "--slow",
            defaultValue = "1500",
            paramLabel = "MILLIS",
            description =
                    "How long core banking takes for a call while it is slow; five of them open an account, within"
                            + " ten seconds (${DEFAULT-VALUE}).")
    private long slow = 1_500;

    @Option(
            names = "--open-cases",
            defaultValue = "200000",
            description = "How many to start with; 0 to leave that out (${DEFAULT-VALUE}).")
    private int openCases = 200_000;

    @Option(
            names = "--restore-limit",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long that start may take (${DEFAULT-VALUE}).")
    private int restoreLimit = 60;

    @Option(
            names = "--heap",
            defaultValue = "2g",
            paramLabel = "SIZE",
            description = "-Xmx of the application that starts with open cases (${DEFAULT-VALUE}).")
    private String heap = "2g";

    @Option(
            names = "--out",
            defaultValue = "target/endurance",
            paramLabel = "FOLDER",
            description = "Where the drawing goes (${DEFAULT-VALUE}).")
    private Path out = Path.of("target/endurance");

    @Override
    void check() {
        if (minutes < 0 || openCases < 0 || minutes == 0 && openCases == 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is nothing to do");
        }
        if (openCases > 0 && options.cluster().isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "the start with open cases has a broker of its own; with --cluster, give --open-cases 0");
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        Map<String, Object> figures = new LinkedHashMap<>();
        WebClient web = new WebClient();
        drill.withoutReviewers();
        if (openCases > 0) {
            figures.putAll(restore(drill, web));
        }
        if (minutes > 0) {
            endure(drill, web, figures);
        } else {
            figures.putAll(drill.figures(0));
        }
        return figures;
    }

    /** The application is there until every case has ended. */
    private void endure(Drill drill, WebClient web, Map<String, Object> figures) {
        Endurance endurance = new Endurance(drill, plan());
        try (Child app = drill.app(0)) {
            Endurance.Run run = endurance.run(app, new Gauges(web, drill.installation.app()));
            figures.putAll(new Judgement(run, drill::found).figures());
            figures.putAll(drill.figures(1, topics -> operations(topics, drill, figures)));
            draw(run, figures, drill);
        }
    }

    private Endurance.Plan plan() {
        Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
        Duration every = Duration.ofMillis(Math.clamp(time.toMillis() / 180, 1_000, 10_000));
        return new Endurance.Plan(time, limit, Duration.ofSeconds(limitSeconds), slow, every);
    }

    private static void operations(Topics topics, Drill drill, Map<String, Object> figures) {
        int inOperations = topics.tries().inOperations();
        figures.put("in_operations", inOperations);
        if (inOperations > 0) {
            drill.found(inOperations + " steps came to the queue operations, though nothing was down");
        }
    }

    private Map<String, Object> restore(Drill drill, WebClient web) {
        try (Installation apart = new Installation(drill.installation.home.resolve("restore"), web)) {
            apart.jvm.add("-Xmx" + heap);
            Restore.Plan plan = new Restore.Plan(openCases, Duration.ofSeconds(restoreLimit));
            return new Restore(drill, apart, web, plan).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    private void draw(Endurance.Run run, Map<String, Object> figures, Drill drill) {
        Path file = out.resolve("endurance.html");
        try {
            new Plot(run).write(file, figures);
            drill.say("the drawing is in %s", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
