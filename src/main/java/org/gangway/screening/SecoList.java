// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Switzerland's list (SECO) in XML. One file holds all its history: who is delisted is left out, and what modifications
 * repeat of an entry is not read.
 */
final class SecoList {

    static final String NAME = "seco";
    static final String ROOT = "swiss-sanctions-list";

    private final ListFile file;
    private final Map<String, String> programmes = new HashMap<>();
    private final List<ListedPerson> persons = new ArrayList<>();

    private SecoList(ListFile file) {
        this.file = file;
    }

    static SanctionsList read(ListFile file) {
        SecoList list = new SecoList(file);
        Map<String, String> root = XmlEntries.each(file, ROOT, Set.of("sanctions-program", "target"), list::entry);
        if (list.persons.isEmpty()) {
            throw file.broken(1, "holds no individual who is listed today");
        }
        LocalDate made = ListDates.iso(root.getOrDefault("date", "")).orElse(file.written());
        return new SanctionsList(NAME, made, ListFile.hash(List.of(file.content())), list.persons);
    }

    private void entry(XmlNode entry) {
        if (entry.name().equals("sanctions-program")) {
            String key = entry.value("program-key");
            entry.all("sanctions-set").forEach(set -> programmes.put(set.attribute("ssid"), key));
        } else if (!delisted(entry)) {
            entry.all("individual").findFirst().ifPresent(individual -> persons.add(person(entry, individual)));
        }
    }

    /** What the newest modification says: by its date, and of the same date by its place, the newest first. */
    private static boolean delisted(XmlNode target) {
        return newest(target)
                .map(change -> change.attribute("modification-type").equals("de-listed"))
                .orElse(false);
    }

    private static Optional<XmlNode> newest(XmlNode target) {
        List<XmlNode> changes = new ArrayList<>(target.all("modification").toList());
        changes.sort(Comparator.comparing((XmlNode change) -> change.attribute("effective-date"))
                .reversed());
        return changes.stream().findFirst();
    }

    private ListedPerson person(XmlNode target, XmlNode individual) {
        String id = target.attribute("ssid");
        List<XmlNode> identities = individual.all("identity").toList();
        List<ListedName> names = identities.stream()
                .flatMap(identity -> identity.all("name"))
                .flatMap(SecoList::names)
                .filter(name -> !name.text().isEmpty())
                .distinct()
                .toList();
        if (id.isEmpty() || names.isEmpty()) {
            throw file.broken(target.line(), "begins an individual without ssid or name");
        }
        return new ListedPerson(
                id,
                names,
                Remarks.readable(
                        all(identities, "day-month-year").map(SecoList::birth).toList()),
                all(identities, "nationality")
                        .flatMap(nationality -> nationality.all("country"))
                        .map(country -> country.attribute("iso-code"))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                Gender.of(individual.attribute("sex")),
                all(identities, "identification-document")
                        .map(one -> one.value("number"))
                        .filter(one -> !one.isEmpty())
                        .toList(),
                programmes.getOrDefault(target.value("sanctions-set-id"), ""),
                listedOn(target));
    }

    private static Stream<XmlNode> all(List<XmlNode> identities, String child) {
        return identities.stream().flatMap(identity -> identity.all(child));
    }

    private static String listedOn(XmlNode target) {
        return target.all("modification")
                .filter(change -> change.attribute("modification-type").equals("listed"))
                .map(change -> change.attribute("publication-date"))
                .findFirst()
                .orElse("");
    }

    /** The name, and once more for each language and script in which parts of it are spelt otherwise. */
    private static Stream<ListedName> names(XmlNode name) {
        boolean weak = name.attribute("quality").equals("low");
        List<XmlNode> parts = name.all("name-part").toList();
        Stream<String> spellings = parts.stream()
                .flatMap(part -> part.all("spelling-variant"))
                .map(SecoList::spelling)
                .distinct();
        return Stream.concat(Stream.of(""), spellings).map(spelling -> new ListedName(text(parts, spelling), weak));
    }

    private static String spelling(XmlNode variant) {
        return variant.attribute("lang") + '/' + variant.attribute("script");
    }

    private static String text(List<XmlNode> parts, String spelling) {
        return parts.stream()
                .map(part -> part.all("spelling-variant")
                        .filter(variant -> spelling(variant).equals(spelling))
                        .map(XmlNode::text)
                        .findFirst()
                        .orElse(part.value("value")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<BirthSpan> birth(XmlNode date) {
        if (!Set.of("", "Gregorian").contains(date.attribute("calendar"))) {
            return Optional.empty();
        }
        return ListDates.parts(date.attribute("year"), date.attribute("month"), date.attribute("day"));
    }
}
