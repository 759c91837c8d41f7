// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The European Union's consolidated financial sanctions list, FSF 1.1. Persons only. All it says is in attributes. */
final class EuList {

    static final String NAME = "eu-fsf";
    static final String ROOT = "export";
    private static final String UNKNOWN_COUNTRY = "00";

    private EuList() {}

    static SanctionsList read(ListFile file) {
        List<ListedPerson> persons = new ArrayList<>();
        Map<String, String> root = XmlEntries.each(file, ROOT, Set.of("sanctionEntity"), entry -> {
            if (entry.all("subjectType").anyMatch(EuList::person)) {
                persons.add(person(file, entry));
            }
        });
        if (persons.isEmpty()) {
            throw file.broken(1, "holds no person");
        }
        LocalDate made = ListDates.iso(root.getOrDefault("generationDate", "")).orElse(file.written());
        return new SanctionsList(NAME, made, ListFile.hash(List.of(file.content())), persons);
    }

    private static boolean person(XmlNode subject) {
        return subject.attribute("code").equals("person")
                || subject.attribute("classificationCode").equals("P");
    }

    private static ListedPerson person(ListFile file, XmlNode entry) {
        String id = entry.attribute("euReferenceNumber").isEmpty()
                ? entry.attribute("logicalId")
                : entry.attribute("euReferenceNumber");
        List<ListedName> names = entry.all("nameAlias")
                .map(EuList::name)
                .filter(name -> !name.text().isEmpty())
                .distinct()
                .toList();
        if (id.isEmpty() || names.isEmpty()) {
            throw file.broken(entry.line(), "begins a person without reference number or name");
        }
        Optional<XmlNode> regulation = entry.all("regulation").findFirst();
        return new ListedPerson(
                id,
                names,
                Remarks.readable(entry.all("birthdate").map(EuList::birth).toList()),
                countries(entry),
                gender(entry),
                documents(entry),
                regulation.map(one -> one.attribute("programme")).orElse(""),
                Stream.of(
                                entry.attribute("designationDate"),
                                regulation
                                        .map(one -> one.attribute("publicationDate"))
                                        .orElse(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static ListedName name(XmlNode alias) {
        String parts = Stream.of("firstName", "middleName", "lastName")
                .map(alias::attribute)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String whole = alias.attribute("wholeName");
        return new ListedName(
                whole.isEmpty() ? parts : whole, alias.attribute("strong").equals("false"));
    }

    private static TreeSet<String> countries(XmlNode entry) {
        return entry.all("citizenship")
                .map(citizenship -> citizenship.attribute("countryIso2Code"))
                .filter(code -> !code.isEmpty() && !code.equals(UNKNOWN_COUNTRY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Gender> gender(XmlNode entry) {
        return Gender.only(entry.all("nameAlias").map(alias -> alias.attribute("gender")));
    }

    /** A number that is known to be false may be somebody else's. */
    private static List<String> documents(XmlNode entry) {
        return entry.all("identification")
                .filter(document -> !document.attribute("knownFalse").equals("true"))
                .map(document -> document.attribute("number"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static Optional<BirthSpan> birth(XmlNode birth) {
        if (!Set.of("", "GREGORIAN").contains(birth.attribute("calendarType"))) {
            return Optional.empty();
        }
        Optional<BirthSpan> span = ListDates.iso(birth.attribute("birthdate"))
                .map(BirthSpan::day)
                .or(() -> ListDates.parts(
                        birth.attribute("year"), birth.attribute("monthOfYear"), birth.attribute("dayOfMonth")))
                .or(() -> ListDates.years(birth.attribute("yearRangeFrom"), birth.attribute("yearRangeTo")));
        return span.map(day -> birth.attribute("circa").equals("true") ? day.circa() : day);
    }
}
