// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.gangway.sealing.CaseKeys;
import org.jspecify.annotations.Nullable;

/** One run of {@code bench flow}: latency first, then cases without conversation and with, and what Kafka alone can do. */
final class FlowBench {
    private static final Map<String, String> KNOWN = Map.of("given-name", "Alexandra");

    /** See the options of the command. */
    record Plan(int seconds, int cases, int warmUp, int concurrent, int rate, Set<Part> parts) {}

    /** What can be measured. */
    enum Part {
        TALK,
        PROCESS,
        FLUSHED,
        LATENCY
    }

    private final BenchApplication app;
    private final PrintWriter out;
    private final Plan plan;
    private final Figures figures = new Figures();

    FlowBench(BenchApplication app, PrintWriter out, Plan plan) {
        this.app = app;
        this.out = out;
        this.plan = plan;
    }

    Map<String, Object> run() throws InterruptedException, ExecutionException {
        configuration();
        try (Flow flow = new Flow(app, plan.concurrent)) {
            if (measures(Part.LATENCY)) {
                latency();
            }
            if (measures(Part.PROCESS)) {
                processed(measure(flow, "bench-process", KNOWN));
            }
            if (measures(Part.TALK)) {
                talked(measure(flow, "bench-talk", null));
            }
            if (measures(Part.FLUSHED)) {
                flushed(flow);
            }
        }
        figures.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return figures.all();
    }

    private boolean measures(Part part) {
        return plan.parts.contains(part);
    }

    private void configuration() {
        say(
                "One configuration for throughput and latency: %d processors, heap %d MB, Java %s, %d cases under way.",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                plan.concurrent);
        app.settings(List.of("gangway.process", "gangway.hands")).forEach(settings -> say("  %s", settings));
    }

    private Measured measure(Flow flow, String scenario, @Nullable Map<String, String> known) {
        say("Warming up with cases of %s, %d s ...", scenario, plan.warmUp);
        flow.run(scenario, known, Duration.ofSeconds(plan.warmUp), 0);
        say("Cases of %s ...", scenario);
        Written before = Written.now();
        ThreadTimes cpu = ThreadTimes.now();
        Flow.Stretch stretch = flow.run(scenario, known, Duration.ofSeconds(plan.seconds), plan.cases);
        Measured measured = new Measured(
                stretch, Written.now().since(before), ThreadTimes.now().since(cpu));
        tell(measured);
        return measured;
    }

    private void tell(Measured measured) {
        Flow.Stretch stretch = measured.stretch();
        Written.Amount all = measured.written().all();
        say(
                "  %d cases in %.1f s: %.0f a second; %.1f records and %d bytes a case",
                stretch.cases(),
                stretch.toClosed(),
                stretch.perSecond(),
                measured.recordsPerCase(),
                all.bytes() / stretch.cases());
        measured.written()
                .topics()
                .forEach((topic, amount) -> say(
                        "    %-40s %6.2f records a case, %5d bytes each",
                        topic, (double) amount.records() / stretch.cases(), amount.bytes() / amount.records()));
        measured.cpu()
                .seconds()
                .forEach((part, used) -> say(
                        "    %-40s %5.1f %% of %.1f s",
                        part, 100 * used / measured.busySeconds(), measured.busySeconds()));
    }

    private void talked(Measured talk) throws InterruptedException, ExecutionException {
        figures.put("cases_per_second", talk.stretch().perSecond());
        double raw = raw(talk, Duration.ZERO);
        figures.put("raw_cases_per_second", raw);
        figures.put("ratio", talk.stretch().perSecond() / raw);
        double bulk = raw(talk, app.commit());
        figures.put("raw_bulk_cases_per_second", bulk);
        figures.put("ratio_bulk", talk.stretch().perSecond() / bulk);
        figures.put(
                "outcomes_per_second", talk.stretch().cases() / talk.stretch().toOutcome());
        figures.put("records_per_case", talk.recordsPerCase());
        figures.put(
                "bytes_per_case", talk.written().all().bytes() / talk.stretch().cases());
        Map<String, Double> costs = SealingCost.microseconds(app.door(), app.channel(), app.bean(CaseKeys.class));
        figures.put("sealing_share", talk.sealingSeconds(costs, app.topics()) / talk.busySeconds());
        figures.put("sealing_us", costs);
        figures.put("cpu_seconds", talk.cpu().seconds());
    }

    private void processed(Measured process) throws InterruptedException, ExecutionException {
        figures.put("process_cases_per_second", process.stretch().perSecond());
        figures.put("process_ratio", process.stretch().perSecond() / raw(process, Duration.ZERO));
        figures.put("process_ratio_bulk", process.stretch().perSecond() / raw(process, app.commit()));
        figures.put(
                "process_outcomes_per_second",
                process.stretch().cases() / process.stretch().toOutcome());
        figures.put("process_cpu_seconds", process.cpu().seconds());
    }

    /** @return cases a second, if all that a case writes had only to be copied */
    private double raw(Measured measured, Duration commit) throws InterruptedException, ExecutionException {
        say(
                "Kafka alone, %d records, a transaction %s ...",
                measured.written().all().records(), commit.isZero() ? "a poll" : "every " + commit.toMillis() + " ms");
        double raw = new RawLimit(app.kafka(), commit)
                .perSecond(measured.written().topics().values().toArray(new Written.Amount[0]));
        say("  %.0f records a second", raw);
        return raw / measured.recordsPerCase();
    }

    private void latency() throws InterruptedException {
        say("Replies at %d messages a second ...", plan.rate);
        ReplyLatency replies = new ReplyLatency(app.port(), plan.rate);
        replies.measure(Math.max(1, plan.warmUp) * plan.rate);
        ReplyLatency.Millis millis = replies.measure(plan.seconds * plan.rate);
        say("  p50 %.0f ms, p99 %.0f ms", millis.at(0.5), millis.at(0.99));
        figures.put("reply_rate", plan.rate);
        figures.put("reply_p50_ms", millis.at(0.5));
        figures.put("reply_p99_ms", millis.at(0.99));
    }

    private void flushed(Flow flow) throws InterruptedException, ExecutionException {
        say("The same with every write flushed ...");
        try (Admin admin = Admin.create(app.kafka().get())) {
            var flush = List.of(new AlterConfigOp(new ConfigEntry("flush.messages", "1"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(
                            admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                                    .collect(Collectors.toMap(
                                            topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                            topic -> flush)))
                    .all()
                    .get();
        }
        Flow.Stretch stretch = flow.run("bench-process", KNOWN, Duration.ofSeconds(plan.seconds), plan.cases);
        say("  %d cases: %.0f a second", stretch.cases(), stretch.perSecond());
        figures.put("process_cases_per_second_flushed", stretch.perSecond());
    }

    private void say(String format, Object... arguments) {
        out.printf(java.util.Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
