// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The UK Sanctions List in XML. Individuals only. */
final class UkList {

    static final String NAME = "uk";
    static final String ROOT = "Designations";
    private static final String PERSON = "IndividualDetails/Individual/";
    private static final int NAME_PARTS = 6;

    private UkList() {}

    static SanctionsList read(ListFile file) {
        List<ListedPerson> persons = new ArrayList<>();
        AtomicReference<LocalDate> made = new AtomicReference<>(file.written());
        XmlEntries.each(file, ROOT, Set.of("DateGenerated", "Designation"), entry -> {
            if (entry.name().equals("DateGenerated")) {
                ListDates.british(entry.text()).ifPresent(made::set);
            } else if (entry.value("IndividualEntityShip").equals("Individual")) {
                persons.add(person(file, entry));
            }
        });
        if (persons.isEmpty()) {
            throw file.broken(1, "holds no individual");
        }
        return new SanctionsList(
                NAME, Objects.requireNonNull(made.get()), ListFile.hash(List.of(file.content())), persons);
    }

    private static ListedPerson person(ListFile file, XmlNode entry) {
        String id = entry.value("UniqueID");
        List<ListedName> names = Stream.concat(
                        entry.path("Names/Name").map(UkList::name),
                        entry.path("NonLatinNames/NonLatinName/NameNonLatinScript")
                                .map(node -> ListedName.strong(node.text())))
                .filter(name -> !name.text().isEmpty())
                .distinct()
                .toList();
        if (id.isEmpty() || names.isEmpty()) {
            throw file.broken(entry.line(), "begins an individual without unique id or name");
        }
        return new ListedPerson(
                id,
                names,
                Remarks.readable(
                        texts(entry, "DOBs/DOB").map(ListDates::britishSpan).toList()),
                texts(entry, "Nationalities/Nationality")
                        .flatMap(country -> CountryCodes.code(country).stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                Gender.only(texts(entry, "Genders/Gender")),
                Stream.concat(
                                texts(entry, "PassportDetails/Passport/PassportNumber"),
                                texts(entry, "NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber"))
                        .toList(),
                entry.value("RegimeName"),
                entry.value("DateDesignated"));
    }

    private static ListedName name(XmlNode name) {
        String text = IntStream.rangeClosed(1, NAME_PARTS)
                .mapToObj(part -> name.value("Name" + part))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new ListedName(text, name.value("AliasStrength").startsWith("Low"));
    }

    private static Stream<String> texts(XmlNode entry, String path) {
        return entry.path(PERSON + path).map(XmlNode::text).filter(text -> !text.isEmpty());
    }
}
