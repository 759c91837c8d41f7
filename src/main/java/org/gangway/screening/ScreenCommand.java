// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway screen}: a file of names against a folder of lists. */
@Command(
        name = "screen",
        description = {
            "Screens every name of a file against the lists in a folder, on all cores.",
            "",
            "Queries are CSV with a header, or JSON lines (.jsonl): query_name and, where known, birth_date (1961-03-14),",
            "nationality (code or English name), gender, document. One line for each hit, in the order of the queries and the",
            "likeliest first: query, query_name, list, entity_id, name, name_score, identity_score, score, band, explanation",
            "(JSON). A hit of the band weak-alias stands on a weak alias alone and is no alert. CSV, or JSON lines if the file's name ends so. The same input, lists and options give the same bytes."
        })
public final class ScreenCommand implements Callable<Integer> {

    private static final int BATCH = 2_000;

    @ArgGroup(multiplicity = "1")
    private Against against = new Against();

    /** What is searched. */
    private static final class Against {
        @Option(names = "--lists", paramLabel = "DIR", description = "Folder with the publishers' files.")
        private @Nullable Path lists;

        @Option(
                names = "--corpus",
                paramLabel = "VERSION",
                description = "A corpus that was in use, as a decision names it, from the archive.")
        private String corpus = "";
    }

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = "data/lists",
            description = "Where --corpus is, gangway.screening.archive (${DEFAULT-VALUE}).")
    private Path archive = Path.of("");

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Who is to be screened.")
    private Path queries = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the hits go.")
    private Path out = Path.of("");

    @Option(names = "--names", paramLabel = "FILE", description = "Name variants beyond the built-in ones; may be .gz.")
    private @Nullable Path names;

    @Option(
            names = "--exclude",
            paramLabel = "FILE",
            description = {
                "CSV list,entity_id,alias: leaves the alias of that entry out for the rows whose alias, or else query_name, it",
                "is, so that it can be measured whether the entry is found by its other names."
            })
    private @Nullable Path exclude;

    @Option(
            names = "--threshold",
            defaultValue = "" + ScreeningSettings.THRESHOLD,
            description = "What name and identity together must reach, from .50 to 1 (${DEFAULT-VALUE}).")
    private double threshold;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ScreeningSettings.check("--threshold", threshold);
        List<QueryFile.Query> asked = QueryFile.read(queries);
        Exclusions exclusions = exclude == null ? Exclusions.NONE : Exclusions.read(exclude);
        Corpus corpus = corpus();
        Progress progress = new Progress(spec.commandLine().getErr(), asked.size());
        long hits = 0;
        try (HitLines lines = HitLines.to(out)) {
            for (int from = 0; from < asked.size(); from += BATCH) {
                List<QueryFile.Query> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
                hits += written(lines, corpus, exclusions, batch);
                progress.at(from + batch.size());
            }
        }
        PrintWriter say = spec.commandLine().getOut();
        say.printf(
                "%d queries, %d hits at %.3f, corpus %s, %s%n",
                asked.size(), hits, threshold, corpus.version(), progress.rate());
        say.flush();
        return 0;
    }

    private Corpus corpus() {
        if (against.lists != null) {
            NameVariants variants = names == null ? NameVariants.builtIn() : NameVariants.with(names);
            return Corpus.of(ListFolder.published(against.lists), variants);
        }
        if (names != null) {
            throw new IllegalArgumentException("--names would make another corpus than --corpus: leave one out");
        }
        return Corpora.archived(new ListArchive(archive), against.corpus)
                .orElseThrow(() -> new IllegalArgumentException(
                        "corpus %s was never in use here: ./gangway lists shows those that were"
                                .formatted(against.corpus)));
    }

    private long written(HitLines lines, Corpus corpus, Exclusions exclusions, List<QueryFile.Query> batch)
            throws IOException {
        Limits limits = Limits.from(threshold);
        List<List<Judged>> found = batch.parallelStream()
                .map(query -> Judged.at(corpus, query.applicant(), limits, exclusions.counted(query.alias())))
                .toList();
        List<List<String>> explained = IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(at -> new HitReport(corpus, batch.get(at).applicant()).each(found.get(at)))
                .toList();
        for (int at = 0; at < batch.size(); at++) {
            lines.write(batch.get(at), found.get(at), explained.get(at));
        }
        return IntStream.range(0, batch.size())
                .mapToLong(at -> found.get(at).size())
                .sum();
    }
}
