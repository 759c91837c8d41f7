// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads every list in one folder: XML by its first element, OFAC's older CSV by the names its publisher gives the files
 * ({@code *sdn*.csv} with {@code *alt*.csv} and {@code *sdn*comments*.csv} beside it), the bank's own CSV by its header.
 * The built-in demonstration list is always there.
 */
final class ListFolder {

    private static final Pattern COMMENTS = Pattern.compile(".*sdn.*comments.*\\.csv");
    private static final Pattern ALT = Pattern.compile(".*alt.*\\.csv");
    private static final Pattern SDN = Pattern.compile(".*sdn.*\\.csv");

    /** Lists in XML, by the name of their first element. */
    private static final Map<String, Function<ListFile, SanctionsList>> XML = Map.of(
            UnList.ROOT, UnList::read,
            EuList.ROOT, EuList::read,
            UkList.ROOT, UkList::read,
            SecoList.ROOT, SecoList::read,
            OfacAdvanced.ROOT, OfacAdvanced::read);

    private final List<SanctionsList> read = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
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
        if (name.endsWith(".xml")) {
            xml(ListFile.of(path));
        } else if (name.endsWith(".csv")) {
            csv(name, ListFile.of(path));
        }
    }

    private void xml(ListFile file) {
        Function<ListFile, SanctionsList> reader = XML.get(XmlEntries.root(file));
        if (reader == null) {
            throw file.broken(1, "is XML, but not of a list that is known here");
        }
        add(file, reader.apply(file));
    }

    private void csv(String name, ListFile file) {
        if (OwnList.is(file)) {
            add(file, OwnList.read(file));
        } else if (COMMENTS.matcher(name).matches()) {
            comments.add(file);
        } else if (ALT.matcher(name).matches()) {
            alt.add(file);
        } else if (SDN.matcher(name).matches()) {
            sdn.add(file);
        }
    }

    /** Two editions of one list would let a delisted person stay. */
    private void add(ListFile file, SanctionsList list) {
        String other = files.putIfAbsent(list.name(), file.name());
        if (other != null) {
            throw file.broken(1, "is a second edition beside %s".formatted(other));
        }
        read.add(list);
    }

    private List<SanctionsList> lists() {
        if (sdn.isEmpty() && !alt.isEmpty()) {
            throw alt.getFirst().broken(1, "holds aliases only, and no *sdn*.csv is beside it");
        }
        for (ListFile file : sdn) {
            add(file, OfacList.read(file, alt, comments));
        }
        read.sort(Comparator.comparing(SanctionsList::name));
        read.add(DemoList.builtIn());
        return read;
    }
}
