// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.evidence.DrillReport;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill privacy}. */
@Command(
        name = "privacy",
        sortOptions = false,
        description = {
            "Sends synthetic customers whose every answer is a marker through an installation, makes things fail meanwhile, and looks",
            "for the markers in every encoding on topics, in segments, stores, objects, logs, traces, temporary files and pages.",
            "With --cluster, the segments are those of --segments; without that, none are looked at, and the report names none.",
            "What was sealed is copied while it opens, and tried again with every key that is left after T2. The signed report goes to",
            "the folder reports of gangway.data, and auditors find it on the console. The JSON of the last line:",
            "  cases, languages            synthetic customers; in how many languages",
            "  outcomes                    how many of them ended how",
            "  places, things, bytes       kinds of places that were looked at; files, records, pages and what was packed in them",
            "  leaks                       markers found there",
            "  planted, missed             leaks planted to try the search; how many of them it did not find",
            "  copied, opened_before       sealed fields, letters, keys and objects copied; how many opened while the cases ran",
            "  keys_left, opened_after     keys that were there after T2; how many of the copies opened with them",
            "  journals, events            journals replayed without their keys; their events",
            "  dead_letters                what was parked, broken on purpose, and looked at as well",
            "  seconds, seed, findings     as in: ./gangway drill crash --help"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing was found", "1:something was found, or the drill could not be carried out"})
final class PrivacyCommand implements Callable<Integer> {
    private static final Map<String, String> SEEDED =
            Map.of("ada", "ada-local", "olga", "olga-local", "amal", "amal-local", "rosa", "rosa-local");

    @Option(
            names = "--short",
            description =
                    "One customer of each language and each outcome, not all sixteen; nobody is filmed or rescreened.")
    private boolean brief;

    @Option(
            names = "--age",
            defaultValue = "90",
            paramLabel = "SECONDS",
            description =
                    "How long a case may last in an installation of its own; T2 is later by as much (${DEFAULT-VALUE}).")
    private int age = 90;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Chooses the markers.")
    private @Nullable Long seed;

    @Option(names = "--keep", paramLabel = "DIR", description = "Work in this empty folder, and leave it there.")
    private @Nullable Path keep;

    @Option(names = "--record", paramLabel = "FILE", description = "Add the figures to this file, as docs/proofs.md.")
    private @Nullable Path record;

    @Option(
            names = "--report-to",
            paramLabel = "DIR",
            description =
                    "gangway.data of the installation whose key signs the report and whose auditors find it; default: the one drilled.")
    private @Nullable Path reportTo;

    @Mixin
    private PrivacyOptions options = new PrivacyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Result(DrillReport report, long deadLetters, Optional<Path> data) {}

    @Override
    public Integer call() throws IOException {
        boolean own = options.own();
        DrillOptions.quiet();
        long began = System.nanoTime();
        Path home = keep == null ? Files.createTempDirectory("gangway-drill") : Files.createDirectories(keep);
        Path folder = home.toAbsolutePath();
        Result result = own ? own(folder) : run(options.site(), List.of(), folder, false, Optional.empty());
        result.report().findings().forEach(finding -> line("  " + finding));
        boolean well = result.report().findings().isEmpty();
        Optional<Path> file = sign(result);
        if (keep == null && well) {
            FileSystemUtils.deleteRecursively(home);
        } else {
            line("Everything is left in " + home);
        }
        file.filter(Files::exists).ifPresent(there -> line("The signed report is " + there));
        Map<String, Object> figures = PrivacyFigures.of(result.report(), result.deadLetters());
        figures.put("seconds", Math.round((System.nanoTime() - began) / 1e9));
        figures.put("seed", seed());
        figures.put("findings", result.report().findings().size());
        if (record != null) {
            Proofs.add(record, spec.commandLine(), figures);
        }
        line(new String(Json.write(figures), StandardCharsets.UTF_8));
        return well ? 0 : 1;
    }

    private Result own(Path home) {
        WebClient web = new WebClient();
        try (Collector collector = new Collector(home.resolve("traces"));
                Installation installation = new Installation(home, web, options.cluster())) {
            PrivacySettings.of(home, Duration.ofSeconds(age), collector.port()).forEach(installation::set);
            return own(home, web, installation);
        }
    }

    private Result own(Path home, WebClient web, Installation installation) {
        ScenarioFiles.add(home, PrivacySettings.FILMED);
        try (Drill drill = new Drill(installation, web, spec.commandLine().getOut());
                Child app = drill.app(0);
                Signatory ignored = new Signatory(web, installation.sandbox());
                @Nullable
                        KnownCustomers known =
                                brief ? null : new KnownCustomers(web, installation, new Random(seed()))) {
            List<String> faults = new Faults(new Counterparties(web, installation.sandbox())).begin();
            Site site = new Site(
                    installation.app(),
                    installation.client(),
                    "gangway.",
                    Optional.of(installation.folder()),
                    PrivacySettings.places(home, options.segments()),
                    Optional.of(installation.sandbox()),
                    SEEDED,
                    PrivacySettings.SCENARIO);
            Result result = run(site, faults, home, true, Optional.ofNullable(known));
            if (!app.alive()) {
                throw new DrillFailed("the application ended; its output is in " + home);
            }
            app.kill();
            return result;
        }
    }

    /** @param own whether the installation is the drill's */
    private Result run(Site site, List<String> faults, Path home, boolean own, Optional<KnownCustomers> known) {
        DemoPhotos shown = DemoPhotos.load(PrivacySettings.models());
        Random random = new Random(seed());
        List<Canary> canaries = new ArrayList<>(Canary.all(brief, own, options.mails(), shown, random));
        canaries.addAll(own && !brief ? Canary.filmed(shown, random) : List.of());
        PrivacyPlan plan = new PrivacyPlan(
                canaries,
                shown,
                Duration.ofSeconds(60),
                own ? Duration.ofMinutes(5) : options.wait,
                faults,
                own,
                own || options.plantTopic,
                own,
                known,
                home.resolve("planted"),
                Proofs.command(spec.commandLine()),
                Proofs.commit(),
                random);
        PrivacyDrill drill = new PrivacyDrill(site, plan, spec.commandLine().getOut());
        return new Result(drill.run(), drill.deadLetters(), site.data());
    }

    private Optional<Path> sign(Result result) {
        Optional<Path> data = reportTo == null ? result.data() : Optional.of(reportTo);
        if (data.isEmpty()) {
            line("The report is not signed: that needs --data or --report-to");
        }
        return data.map(folder -> SignedReport.put(folder, result.report()));
    }

    private long seed() {
        seed = Objects.requireNonNullElseGet(seed, () -> (long) new Random().nextInt(1_000_000));
        return seed;
    }

    private void line(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
