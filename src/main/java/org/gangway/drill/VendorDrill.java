// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill vendor}. */
@Command(
        name = "vendor",
        description = {
            "Core banking, CRM, EventBridge and mail do the same thing wrong at once, one kind of fault after the other, under load.",
            "Steps are tried again with growing pauses and then wait in the queue operations, where everything is tried again.",
            "The JSON of the last line:",
            "  faults, hold_seconds        which there were; how long each was held",
            "  paused, in_operations       how often a step waited for its next try; how often one came to operations",
            "The rest as in: ./gangway drill crash --help"
        })
final class VendorDrill extends RatedDrill {

    /** What counterparties can do wrong, as the sandbox names it. */
    enum Fault {
        /** Answers 503, the mail server 451. */
        DOWN("down", 0, "core", "crm", "eventbridge", "mail"),
        /** Answers when nobody has waited for long. */
        SLOW("slow", 30_000, "core", "crm", "eventbridge", "mail"),
        /** Answers after the time of one call is over, and just before the step is tried again. */
        LATE("slow", 11_000, "core", "crm", "eventbridge", "mail"),
        /** Answers with something that is not JSON. */
        GARBAGE("garbage", 0, "core", "crm", "eventbridge"),
        /** Does what it was asked, and the answer is lost. */
        PARTIAL("partial", 0, "core", "crm", "eventbridge"),
        THROTTLE("throttle", 0, "core", "crm", "eventbridge");

        private final String knob;
        private final long millis;
        private final List<String> targets;

        Fault(String knob, long millis, String... targets) {
            this.knob = knob;
            this.millis = millis;
            this.targets = List.of(targets);
        }
    }

    @Option(
            names = "--faults",
            split = ",",
            paramLabel = "FAULT",
            defaultValue = "DOWN,SLOW,LATE,GARBAGE,PARTIAL,THROTTLE",
            description = "One after the other, of: ${COMPLETION-CANDIDATES}.")
    private List<Fault> faults = List.of();

    @Option(
            names = "--hold",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long each fault lasts (${DEFAULT-VALUE}).")
    private int hold = 60;

    @Option(
            names = "--retry",
            split = ",",
            paramLabel = "PAUSE",
            defaultValue = "PT5S,PT10S,PT20S,PT30S",
            description = "Pauses between tries (${DEFAULT-VALUE}).")
    private List<Duration> retry = List.of();

    @Override
    void check() {
        if (!retry.equals(retry.stream().sorted().distinct().toList())) {
            throw new CommandLine.ParameterException(spec.commandLine(), "the pauses of --retry have to grow");
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        drill.installation.set(
                "gangway.process.pace.retry",
                String.join(",", retry.stream().map(Duration::toString).toList()));
        try (Child app = drill.app(0)) {
            for (Fault fault : faults) {
                fault.targets.forEach(target -> drill.counterparties.fault(target, fault.knob, fault.millis));
                drill.load(rate, rate, app::alive);
                Pause.of(Duration.ofSeconds(hold));
                drill.counterparties.everythingWorks();
                drill.say("%-9s %s", fault, drill.crowd);
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("faults", faults);
            figures.put("hold_seconds", hold);
            // every case may be tried again as often as its step's retries and the operators allow
            figures.putAll(drill.figures(Drill.ANY_TIMES, topics -> tries(drill, topics, figures)));
            return figures;
        }
    }

    private void tries(Drill drill, Topics topics, Map<String, Object> figures) {
        Tries tries = topics.tries();
        figures.put("paused", tries.paused());
        figures.put("in_operations", tries.inOperations());
        tries.findings(retry).forEach(drill::found);
        if (faults.contains(Fault.DOWN) && tries.paused() == 0) {
            drill.found("nothing was tried again, so nothing was down");
        }
    }
}
