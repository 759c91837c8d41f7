// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway lists}: what people are screened against, and what the files in the folder would make of it. */
@Command(
        name = "lists",
        description = {
            "Shows the corpus that an application here took into use last, with date, size and SHA-256 of each list and of its",
            "files, the corpora before it, and what would become of each file in the folder of lists if it were read now.",
            "Exit status: 0 all of the folder is or can be used, 1 something there is refused or cannot be read."
        })
public final class ListsCommand implements Callable<Integer> {

    @Option(
            names = "--lists",
            paramLabel = "DIR",
            defaultValue = "lists",
            description = "Folder with the publishers' files, gangway.screening.lists (${DEFAULT-VALUE}).")
    private Path lists = Path.of("");

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = "data/lists",
            description = "What was in use, gangway.screening.archive (${DEFAULT-VALUE}).")
    private Path archive = Path.of("");

    @Option(
            names = "--accepted",
            split = ",",
            paramLabel = "SHA256",
            description = "As gangway.screening.accepted: try whether an edition would be let in.")
    private Set<String> accepted = new HashSet<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter say = spec.commandLine().getOut();
        List<ListArchive.Manifest> used = new ListArchive(archive).all();
        Optional<ListArchive.Manifest> newest = used.isEmpty() ? Optional.empty() : Optional.of(used.getLast());
        newest.ifPresentOrElse(
                manifest -> {
                    say.printf(
                            "in use since %s: corpus %s, engine %s%n",
                            manifest.since(), manifest.version(), manifest.engine());
                    manifest.lists().forEach(list -> say(say, list, ""));
                    used.subList(0, used.size() - 1)
                            .reversed()
                            .forEach(old -> say.printf(
                                    "before, since %s: corpus %s, %s%n",
                                    old.since(), old.version(), names(old.lists())));
                },
                () -> say.printf("no application has used lists here: %s holds no corpus%n", archive));
        int status = folder(say, newest.map(ListArchive.Manifest::lists).orElse(List.of()));
        say.flush();
        return status;
    }

    private int folder(PrintWriter say, List<Held> before) {
        ListReading reading = ListFolder.reading(lists);
        Succession next = Succession.of(
                before,
                reading.editions(),
                new Succession.Rules(accepted, false, list -> Corpora.findsItself(list, NameVariants.builtIn())));
        say.printf("in the folder %s:%n", lists);
        Set<String> known = before.stream().map(Held::hash).collect(Collectors.toSet());
        for (Edition edition : reading.editions()) {
            Held held = Held.of(edition);
            if (!next.refuses(held.name())) {
                say(say, held, known.contains(held.hash()) ? "in use" : "would be taken");
            }
        }
        for (Refusal refusal : next.refused()) {
            say.printf(
                    "  %-14s refused: %s %s%n", refusal.list(), refusal.reason().code(), refusal.hash());
        }
        reading.broken().forEach(broken -> say.println("  " + broken.getMessage()));
        reading.ignored().forEach(file -> say.printf("  %-14s no list that is known here, not read%n", file));
        return next.refused().isEmpty() && reading.broken().isEmpty() ? 0 : 1;
    }

    private static void say(PrintWriter say, Held list, String what) {
        say.printf("  %-14s %s %7d persons  %s%n", list.name(), list.date(), list.persons(), list.hash());
        for (Held.File file : list.files()) {
            say.printf("                 %s  %s%n", file.hash(), file.name());
        }
        if (!what.isEmpty()) {
            say.printf("                 %s%n", what);
        }
    }

    private static String names(List<Held> lists) {
        return lists.stream().map(list -> list.name() + ' ' + list.date()).collect(Collectors.joining(", "));
    }
}
