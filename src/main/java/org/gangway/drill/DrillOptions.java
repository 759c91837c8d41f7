// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all drills can be told, and how each is carried out. */
final class DrillOptions {

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Chooses when and in which order.")
    private @Nullable Long seed;

    @Option(names = "--keep", paramLabel = "DIR", description = "Work in this empty folder, and leave it there.")
    private @Nullable Path keep;

    @Option(names = "--record", paramLabel = "FILE", description = "Add the figures to this file, as docs/proofs.md.")
    private @Nullable Path record;

    @Mixin
    private OthersCluster others = new OthersCluster();

    Optional<Cluster> cluster() {
        return others.cluster();
    }

    long seed() {
        Long chosen = seed;
        if (chosen == null) {
            chosen = (long) new Random().nextInt(1_000_000);
            seed = chosen;
        }
        return chosen;
    }

    /** @return the exit status */
    int carryOut(CommandLine line, DrillTask task) throws IOException {
        quiet();
        PrintWriter out = line.getOut();
        Path home = (keep == null ? Files.createTempDirectory("gangway-drill") : Files.createDirectories(keep))
                .toAbsolutePath();
        Map<String, Object> figures;
        task.prepare(home);
        try {
            figures = figures(task, home, cluster(), out);
        } finally {
            task.tidy(home);
        }
        boolean well = Integer.valueOf(0).equals(figures.get("findings"));
        if (keep == null && well) {
            FileSystemUtils.deleteRecursively(home);
        } else {
            out.println("Everything is left in " + home);
        }
        if (record != null) {
            Proofs.add(record, line, figures);
        }
        out.println(new String(Json.write(figures), StandardCharsets.UTF_8));
        out.flush();
        return well ? 0 : 1;
    }

    private static Map<String, Object> figures(DrillTask task, Path home, Optional<Cluster> cluster, PrintWriter out) {
        WebClient web = new WebClient();
        try (Installation installation = new Installation(home, web, cluster);
                Drill drill = new Drill(installation, web, out)) {
            return task.run(drill);
        }
    }

    /** Of itself the logging library writes every line there is; of the libraries here only Kafka has many. */
    static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
        }
    }
}
