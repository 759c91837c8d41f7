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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads every list in one folder: XML by its first element, OFAC's older CSV by the names its publisher gives the files
 * ({@code *sdn*.csv} with {@code *alt*.csv} and {@code *sdn*comments*.csv} beside it), the bank's own CSV by its header,
 * and as JSON lines by the ending {@code .jsonl} or {@code .ndjson}. The built-in demonstration list is always there.
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

    private final List<Edition> read = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private final List<ListFile> sdn = new ArrayList<>();
    private final List<ListFile> alt = new ArrayList<>();
    private final List<ListFile> comments = new ArrayList<>();
    private final List<ListBroken> broken = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private ListFolder() {}

    /** @throws ListBroken if a file cannot be used; a folder that is not there holds no lists */
    static List<SanctionsList> read(Path folder) {
        return reading(folder).whole().stream().map(Edition::list).toList();
    }

    /** Whatever can be read, and why the rest cannot. */
    static ListReading reading(Path folder) {
        Map<String, String> print = print(folder);
        ListFolder found = new ListFolder();
        files(folder).forEach(path -> found.orBroken(() -> found.sort(ListFile.of(path))));
        found.orBroken(found::ofac);
        found.read.sort(Comparator.comparing(edition -> edition.list().name()));
        found.read.add(DemoList.edition());
        return new ListReading(print, List.copyOf(found.read), List.copyOf(found.broken), found.ignored);
    }

    /** One list out of its files. @throws ListBroken if that is not what they are */
    static Edition edition(List<ListFile> files) {
        ListFolder found = new ListFolder();
        files.forEach(found::sort);
        found.ofac();
        if (found.read.size() != 1) {
            throw files.getFirst().broken(1, "is not one list");
        }
        return found.read.getFirst();
    }

    /** Without the demonstration list. @throws IllegalArgumentException if there is no list at all */
    static List<SanctionsList> published(Path folder) {
        return reading(folder).published(folder);
    }

    /** Size and time of each file, by which a change is seen without reading any. */
    static Map<String, String> print(Path folder) {
        Map<String, String> print = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                print.put(String.valueOf(file.getFileName()), Files.size(file) + " " + Files.getLastModifiedTime(file));
            } catch (IOException gone) {
                print.put(String.valueOf(file.getFileName()), "");
            }
        }
        return print;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The folder that gangway.screening.lists names cannot be read. Check its rights.", unreadable);
        }
    }

    private void orBroken(Runnable reading) {
        try {
            reading.run();
        } catch (ListBroken unusable) {
            broken.add(unusable);
        }
    }

    private void sort(ListFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            xml(file);
        } else if (name.endsWith(".csv")) {
            csv(name, file);
        } else if (OwnLines.is(name)) {
            add(OwnLines.read(file), List.of(file));
        } else {
            ignored.add(file.name());
        }
    }

    private void xml(ListFile file) {
        Function<ListFile, SanctionsList> reader = XML.get(XmlEntries.root(file));
        if (reader == null) {
            throw file.broken(1, "is XML, but not of a list that is known here");
        }
        add(reader.apply(file), List.of(file));
    }

    private void csv(String name, ListFile file) {
        if (OwnList.is(file)) {
            add(OwnList.read(file), List.of(file));
        } else if (COMMENTS.matcher(name).matches()) {
            comments.add(file);
        } else if (ALT.matcher(name).matches()) {
            alt.add(file);
        } else if (SDN.matcher(name).matches()) {
            sdn.add(file);
        } else {
            ignored.add(file.name());
        }
    }

    /** Two editions of one list would let a delisted person stay. */
    private void add(SanctionsList list, List<ListFile> from) {
        ListFile file = from.getFirst();
        String other = files.putIfAbsent(list.name(), file.name());
        if (other != null) {
            throw file.broken(1, "is a second edition beside %s".formatted(other));
        }
        read.add(new Edition(list, from));
    }

    private void ofac() {
        if (sdn.isEmpty() && !alt.isEmpty()) {
            throw alt.getFirst().broken(1, "holds aliases only, and no *sdn*.csv is beside it");
        }
        for (ListFile file : sdn) {
            List<ListFile> from = Stream.of(List.of(file), alt, comments)
                    .flatMap(List::stream)
                    .toList();
            add(OfacList.read(file, alt, comments), from);
        }
    }
}
