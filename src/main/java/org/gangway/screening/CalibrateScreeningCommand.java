// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway calibrate-screening}: what a threshold finds on a bank's own lists, and what it costs. */
@Command(
        name = "calibrate-screening",
        description = {
            "Alters the names of listed persons in ten ways, leaves further names out of the list, and writes a page: what is",
            "found and what is a false positive by threshold, by script and by kind of manipulation, and the misses. With",
            "--negatives, people who are on no list (columns as of ./gangway screen), it proposes a threshold: chosen on one half",
            "of them and shown on the other. The page names listed persons and nobody else."
        })
public final class CalibrateScreeningCommand implements Callable<Integer> {

    @Option(names = "--lists", required = true, paramLabel = "DIR", description = "Folder with the publishers' files.")
    private Path lists = Path.of("");

    @Option(names = "--negatives", paramLabel = "FILE", description = "People who are on no list.")
    private @Nullable Path negatives;

    @Option(names = "--names", paramLabel = "FILE", description = "Name variants beyond the built-in ones; may be .gz.")
    private @Nullable Path names;

    @Option(
            names = "--threshold",
            defaultValue = "" + ScreeningSettings.THRESHOLD,
            description = "Of the tables at one threshold (${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--seed", defaultValue = "7", description = "Of the alterations (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--every",
            defaultValue = "1",
            description = "Only each so many-th, for a quick look (${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "screening-calibration.html",
            description = "Where the page goes (${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ScreeningSettings.check("--threshold", threshold);
        if (every < 1) {
            throw new IllegalArgumentException("--every must be at least 1");
        }
        List<SanctionsList> published = ListFolder.published(lists);
        Corpus corpus = Corpus.of(published, NameVariants.of(Optional.ofNullable(names)));
        List<IndexedName.Entry> entries = sample(published.stream()
                .flatMap(list -> list.persons().stream().map(person -> new IndexedName.Entry(list.name(), person)))
                .toList());
        List<Applicant> people =
                negatives == null ? List.of() : sample(QueryFile.read(negatives).applicants());
        ScreeningReport report = new ScreeningReport(
                about(corpus, entries.size(), people.size()),
                threshold,
                Trial.altered(corpus, entries, seed),
                Trial.leftOut(corpus, entries),
                trials(
                        corpus,
                        people.stream()
                                .map(person -> Applicant.named(person.name()))
                                .toList()),
                trials(corpus, people));
        Files.writeString(out, report.html());
        say(report);
        return 0;
    }

    private void say(ScreeningReport report) {
        PrintWriter say = spec.commandLine().getOut();
        report.proposal().ifPresent(proposed -> say.printf("possible: %.3f%n", proposed));
        say.println("the page is " + out);
        say.flush();
    }

    private String about(Corpus corpus, int persons, int people) {
        String of = corpus.lists().stream()
                .map(list -> "%s of %s (%d persons)"
                        .formatted(list.name(), list.date(), list.persons().size()))
                .collect(Collectors.joining(", "));
        return "Lists: %s. Corpus %s, engine %s, seed %d. Each %d. entry: %d listed persons altered; %d people who are on no list."
                .formatted(of, corpus.version(), Corpus.ENGINE, seed, every, persons, people);
    }

    private <T> List<T> sample(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(at -> at % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Trial> trials(Corpus corpus, List<Applicant> people) {
        return people.parallelStream()
                .map(person -> Trial.negative(corpus, person))
                .toList();
    }
}
