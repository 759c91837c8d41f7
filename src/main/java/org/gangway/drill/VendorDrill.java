// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counterparties are down, slow, talk nonsense, throttle and lose their answers, one after the other. */
final class VendorDrill {
    private static final long SLOW_MILLIS = 30_000;

    private static final List<Fault> FAULTS = List.of(
            new Fault("crm", "down"),
            new Fault("crm", "slow"),
            new Fault("crm", "garbage"),
            new Fault("crm", "partial"),
            new Fault("core", "down"),
            new Fault("core", "slow"),
            new Fault("core", "garbage"),
            new Fault("core", "partial"),
            new Fault("core", "throttle"),
            new Fault("eventbridge", "down"),
            new Fault("eventbridge", "slow"),
            new Fault("eventbridge", "garbage"),
            new Fault("eventbridge", "partial"),
            new Fault("eventbridge", "throttle"),
            new Fault("mail", "down"),
            new Fault("mail", "slow"));

    private final Drill drill;
    private final Duration hold;
    private final int rate;

    /** As the sandbox names them. */
    private record Fault(String target, String fault) {}

    VendorDrill(Drill drill, Duration hold, int rate) {
        this.drill = drill;
        this.hold = hold;
        this.rate = rate;
    }

    Map<String, Object> run() {
        try (Child app = drill.app(0)) {
            for (Fault fault : FAULTS) {
                drill.fault(fault.target, fault.fault, SLOW_MILLIS);
                drill.load(rate, rate, app::alive);
                Pause.of(hold);
                drill.everythingWorks();
                drill.say(
                        "%-12s was %-9s %d customers, %d farewells",
                        fault.target, fault.fault + ",", drill.crowd.size(), drill.crowd.farewells());
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("faults", FAULTS.size());
            figures.put("hold_seconds", hold.toSeconds());
            // every case may be tried again as often as its step's retries and the operators allow
            figures.putAll(drill.figures(Integer.MAX_VALUE - 1));
            return figures;
        }
    }
}
