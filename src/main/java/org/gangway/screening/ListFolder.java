// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads every list in one folder, by the names the publishers give their files: {@code un*.xml}, {@code *sdn*.csv} with
 * {@code *alt*.csv} and {@code *sdn*comments*.csv} beside it. The built-in demonstration list is always there.
 */
final class ListFolder {

    private static final Pattern UN = Pattern.compile("un.*\\.xml");
    private static final Pattern COMMENTS = Pattern.compile(".*sdn.*comments.*\\.csv");
    private static final Pattern ALT = Pattern.compile(".*alt.*\\.csv");
    private static final Pattern SDN = Pattern.compile(".*sdn.*\\.csv");

    private final List<ListFile> un = new ArrayList<>();
    private final List<ListFile> sdn = new ArrayList<>();
    private final List<ListFile> alt = new ArrayList<>();
    private final List<ListFile> comments = new ArrayList<>();

    private ListFolder() {}

    /** @throws ListBroken if a file cannot be used; a folder that is not there holds no lists */
    static List<SanctionsList> read(Path folder) {
        ListFolder found = new ListFolder();
        if (Files.isDirectory(folder)) {
            files(folder).forEach(found::sort);
        }
        return found.lists();
    }

    /** Without the demonstration list. @throws IllegalArgumentException if there is no list at all */
    static List<SanctionsList> published(Path folder) {
        List<SanctionsList> lists = read(folder).stream()
                .filter(list -> !list.name().equals(DemoList.NAME))
                .toList();
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("no sanctions list is in " + folder);
        }
        return lists;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The folder that gangway.screening.lists names cannot be read. Check its rights.", unreadable);
        }
    }

    private void sort(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (UN.matcher(name).matches()) {
            un.add(ListFile.of(path));
        } else if (COMMENTS.matcher(name).matches()) {
            comments.add(ListFile.of(path));
        } else if (ALT.matcher(name).matches()) {
            alt.add(ListFile.of(path));
        } else if (SDN.matcher(name).matches()) {
            sdn.add(ListFile.of(path));
        }
    }

    private List<SanctionsList> lists() {
        List<SanctionsList> lists = new ArrayList<>();
        only(un).map(UnList::read).forEach(lists::add);
        only(sdn).map(file -> OfacList.read(file, alt, comments)).forEach(lists::add);
        if (sdn.isEmpty() && !alt.isEmpty()) {
            throw alt.getFirst().broken(1, "holds aliases only, and no *sdn*.csv is beside it");
        }
        lists.add(DemoList.builtIn());
        return lists;
    }

    /** Two editions of one list would let a delisted person stay. */
    private static Stream<ListFile> only(List<ListFile> files) {
        if (files.size() > 1) {
            throw files.get(1)
                    .broken(
                            1,
                            "is a second edition beside %s"
                                    .formatted(files.getFirst().name()));
        }
        return files.stream();
    }
}
