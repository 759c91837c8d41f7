// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with a list of the bank's own, for tests of other packages. */
public final class TestWatchlists {

    private final Path lists;
    private final Corpora corpora;
    private final Watchlists watchlists;

    /** @param folder for the lists and their archive, which may be there already */
    public TestWatchlists(Path folder, String... listed) {
        this.lists = folder.resolve("lists");
        write(listed);
        ListArchive archive = new ListArchive(folder.resolve("archive"));
        this.corpora = new Corpora(lists, archive, Set.of(), NameVariants.builtIn(), InstantSource.system());
        this.watchlists = new Watchlists(corpora::corpus, archive, ScreeningRules.BUILT_IN, 5);
    }

    public Watchlists watchlists() {
        return watchlists;
    }

    /** Another edition of the list. */
    public void list(String... listed) {
        write(listed);
        corpora.offer(ListFolder.reading(lists));
    }

    private void write(String... listed) {
        // So many others that no gate of size refuses the change.
        Stream<String> others = IntStream.range(0, 40)
                .mapToObj(at -> "o" + at + ",Zzyxo" + (char) ('a' + at % 26) + "q Wrgl" + at + ",,,,,,,,");
        String rows = Stream.concat(
                        others,
                        IntStream.range(0, listed.length)
                                .mapToObj(at -> "n" + listed[at].hashCode() + ',' + listed[at] + ",,,,,,,,"))
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(lists);
            Files.writeString(lists.resolve("own.csv"), OwnList.HEADER + "\n" + rows + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
