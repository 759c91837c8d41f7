// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gangway.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench flow}. */
@Command(
        name = "flow",
        description = {
            "Cases per second and reply latency of the whole application, beside what Kafka alone can do.",
            "",
            "Starts the application (broker included) in this JVM on an empty folder and free ports; hands that answer",
            "at once; no time of the process is shortened. Every case is counted when its key is shredded and its",
            "deletion certificate signed. The JSON of the last line:",
            "  cases_per_second                   with a conversation: 4 questions asked and answered, 3 checks, farewell",
            "                                     seen; seals of door, channel and case included",
            "  outcomes_per_second                the same, counted when the last outcome is on its topic",
            "  records_per_case, bytes_per_case   what these cases wrote on all topics, changelogs included",
            "  raw_cases_per_second               the same number of records of the same sizes through one",
            "                                     consume-transform-produce, one transaction a poll of 500",
            "  ratio                              cases_per_second / raw_cases_per_second",
            "  raw_bulk_cases_per_second,         the same with transactions as long as the process' own, which one client",
            "  ratio_bulk                         can hardly do better",
            "  process_cases_per_second           without a conversation, answers known beforehand: 7 steps by hands,",
            "                                     2 of them in parallel",
            "  process_cases_per_second_flushed   the same with flush.messages=1 on every topic",
            "  process_ratio, process_ratio_bulk  the same as ratio and ratio_bulk, for process_cases_per_second",
            "  reply_p50_ms, reply_p99_ms         from HTTP request to server-sent event, at reply_rate messages a second",
            "  sealing_share                      part of the processors' time that went into seals, estimated from the",
            "                                     cost of one (sealing_us, microseconds)",
            "  cpu_seconds                        processor seconds of the conversations' run, by what threads work for",
            "  load_average                       of the machine, at the end: above its processors it was not alone"
        })
final class FlowCommand implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "20", description = "Length of each measurement (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--cases", defaultValue = "0", description = "So many cases instead of so many seconds.")
    private int cases;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description = "Seconds before each part counts; the compiler is busy for as long (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--concurrent",
            defaultValue = "2000",
            description = "Cases under way at a time (${DEFAULT-VALUE}).")
    private int concurrent;

    @Option(
            names = "--rate",
            defaultValue = "50",
            description = "Messages a second for the latency (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--only",
            split = ",",
            description = "Only these parts of it: ${COMPLETION-CANDIDATES}. The figures of the others are left out.")
    private Set<FlowBench.Part> parts = EnumSet.allOf(FlowBench.Part.class);

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A property of the application, for trying: gangway.process.commit=50ms.")
    private List<String> properties = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<String> arguments = properties.stream().map(line -> "--" + line).toList();
        try (BenchApplication app = BenchApplication.start(arguments)) {
            FlowBench bench =
                    new FlowBench(app, out, new FlowBench.Plan(seconds, cases, warmUp, concurrent, rate, parts));
            out.println(new String(Json.write(bench.run()), StandardCharsets.UTF_8));
            out.flush();
        }
        return 0;
    }
}
