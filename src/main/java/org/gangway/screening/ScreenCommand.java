// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "Queries are CSV with a header, or JSON lines (.jsonl): query_name and, where known, birth_date (1961-03-14, 1961-03",
            "or 1961), nationality (two or three letters, or the English name), gender, document. If a row cannot be used, nothing is",
            "screened, and all such rows are named; what counts for nothing is said beside the hits.",
            "",
            "One line for each hit, in the order of the queries and the likeliest first: query (the row, from 1), query_name, list,",
            "entity_id, name, name_score, identity_score, score (what is held against the threshold: another nationality or gender",
            "takes nothing from it), band, explanation (JSON). CSV, or JSON lines if the file's name ends so. A hit of the band",
            "weak-alias stands on a weak alias alone and is no alert. The same input, lists and options give the same bytes."
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

    private final RowProblems unreadable = new RowProblems();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ScreeningSettings.check("--threshold", threshold);
        if (Files.exists(out) && Files.isSameFile(queries, out)) {
            throw new IllegalArgumentException("--out is the file of --queries: give another one");
        }
        QueryFile file = QueryFile.read(queries);
        file.remarks().forEach(this::remark);
        List<QueryFile.Query> asked = file.queries();
        Exclusions exclusions = exclude == null ? Exclusions.NONE : Exclusions.read(exclude);
        Corpus corpus = corpus();
        exclusions.remarks(corpus).forEach(line -> remark("--exclude, " + line));
        Progress progress = new Progress(spec.commandLine().getErr(), asked.size());
        long hits = 0;
        try (HitLines lines = HitLines.to(out)) {
            for (int from = 0; from < asked.size(); from += BATCH) {
                List<QueryFile.Query> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
                hits += written(lines, corpus, exclusions, batch);
                progress.at(from + batch.size());
            }
        }
        unreadable.lines().forEach(this::remark);
        say(corpus, asked.size(), hits, progress.rate());
        return 0;
    }

    private void say(Corpus corpus, int asked, long hits, String rate) {
        PrintWriter say = spec.commandLine().getOut();
        for (SanctionsList list : corpus.lists()) {
            int persons = list.persons().size();
            say.printf("list %s of %s, %d persons, %s%n", list.name(), list.date(), persons, list.hash());
        }
        say.printf(
                Locale.ROOT,
                "%d queries, %d hits at %.3f, corpus %s, %s%n",
                asked,
                hits,
                threshold,
                corpus.version(),
                rate);
        say.flush();
    }

    private void remark(String line) {
        spec.commandLine().getErr().println("gangway: " + line);
        spec.commandLine().getErr().flush();
    }

    private Corpus corpus() {
        NameVariants variants = NameVariants.of(Optional.ofNullable(names));
        if (against.lists != null) {
            ListReading reading = ListFolder.reading(against.lists);
            reading.ignored().forEach(name -> remark(name + " is no list that is known here, and is not read"));
            return Corpus.of(reading.published(against.lists), variants);
        }
        return Corpora.archived(new ListArchive(archive), against.corpus, variants)
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
        batch.parallelStream()
                .filter(query -> !NameTokens.readable(query.applicant().name()))
                .forEachOrdered(query -> unreadable.add(
                        query.row(), "a name that holds no letter that can be read, so that nobody was looked for"));
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
