// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill hostile}. */
@Command(
        name = "hostile",
        description = {
            "Throws hostile inputs at an installation of its own, from a seed, while honest customers go through it: messages, photos,",
            "cookies, webhooks, console calls, records past the channels, files to be published; then slow clients and streams by the",
            "thousand. No answer may be 5xx, no body and no log line may hold",
            "a fault of the program, what a customer wrote or, in logs, what was thrown; each malformed record is parked, with its cause;",
            "nothing stands still; memory does not grow; every honest case ends as it would have. The JSON of the last line:",
            "  inputs, inputs_by_kind      what was thrown; 'opened photos' came as far as where pictures are opened",
            "  waited                      of the inputs, those that were not answered within 0.4 s, as halves of requests",
            "  answers                     by class of their status; none: the connection was closed without one",
            "  records_refused             records that the broker did not take: bombs, times of long ago",
            "  dead_letters                by cause",
            "  files_accepted, file_slowest_ms",
            "                              mutants that were sound scenarios or rule tables; how long one was looked at, at most",
            "  slow_clients, slow_clients_cut",
            "                              half heads, bodies and photos that drip; those that the server ended",
            "  streams, streams_refused    one address asks for many and reads none",
            "  honest_requests_meanwhile, honest_slowest_ms",
            "                              from another address during that; the slowest answer of the whole drill",
            "  heap_before_mb, heap_after_mb, resident_after_mb, resident_peak_mb",
            "                              the application's heap after a collection; the process as the system sees it",
            "The rest as in: ./gangway drill crash --help"
        })
final class HostileCommand extends RatedDrill {

    @Option(names = "--inputs", defaultValue = "20000", description = "How many are thrown (${DEFAULT-VALUE}).")
    private int inputs = 20_000;

    @Option(names = "--honest", defaultValue = "120", description = "Customers meanwhile (${DEFAULT-VALUE}).")
    private int honest = 120;

    @Option(
            names = "--siege",
            defaultValue = "10",
            paramLabel = "TIMES",
            description = "How many times 130 slow clients and 300 streams (${DEFAULT-VALUE}).")
    private int siege = 10;

    /** Their scenarios; what they are asked in these is among the texts of all drills. */
    @Override
    void prepare(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("scenarios"));
        for (String scenario : Strangers.SCENARIOS) {
            String file = scenario + ".scenario.yaml";
            try (InputStream in = Objects.requireNonNull(
                    HostileCommand.class.getClassLoader().getResourceAsStream("drill/" + file), file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        return new HostileDrill(drill, new HostileDrill.Plan(inputs, honest, siege, rate, options.seed())).run();
    }
}
